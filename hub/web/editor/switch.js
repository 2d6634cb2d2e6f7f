// @ts-check
/** A switch that shows what holds where nothing is said: Decap's own shows it as off. */

import { h, widget } from "./decap.js";

export const Switch = widget(({ forID, classNameWrapper, field, value, onChange, setActiveStyle, setInactiveStyle }) =>
  h(
    "div",
    { className: classNameWrapper },
    h("input", {
      type: "checkbox",
      id: forID,
      className: "hub-switch",
      checked: value ?? field.get("default") ?? false,
      onFocus: setActiveStyle,
      onBlur: setInactiveStyle,
      onChange: (/** @type {{target: HTMLInputElement}} */ event) => onChange(event.target.checked),
    }),
  ),
);
