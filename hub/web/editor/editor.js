// @ts-check
/** Starts Decap CMS with the hub's own widgets. */

import { CMS } from "./decap.js";
import { readEntries } from "./entries.js";
import { Pairs } from "./pairs.js";
import { Pick } from "./pick.js";
import { mendSaving } from "./saving.js";
import { Steps } from "./steps.js";
import { Switch } from "./switch.js";
import { Minutes, Moment } from "./times.js";

CMS.registerWidget("hub-pick", Pick);
CMS.registerWidget("hub-map", Pairs);
CMS.registerWidget("hub-minutes", Minutes);
CMS.registerWidget("hub-moment", Moment);
CMS.registerWidget("hub-steps", Steps);
CMS.registerWidget("hub-switch", Switch);
startFormsAnew();
mendSaving();
await readEntries();
CMS.init();

/** Load the page again where an address leads from the form of one kind to that of another: Decap would keep the widgets. */
function startFormsAnew() {
  const kind = () => /^#\/collections\/([^/?]+)\/(?:new|entries)/.exec(location.hash)?.[1];
  let shown = kind();
  addEventListener("hashchange", () => {
    const now = kind();
    if (shown && now && shown !== now) location.reload();
    shown = now;
  });
}
