// @ts-check
/** Starts Decap CMS with the hub's own widgets. */

import { CMS } from "./decap.js";
import { readEntries } from "./entries.js";
import { Pairs } from "./pairs.js";
import { Pick } from "./pick.js";
import { mendSaving } from "./saving.js";
import { Steps } from "./steps.js";
import { Minutes, Moment } from "./times.js";

CMS.registerWidget("hub-pick", Pick);
CMS.registerWidget("hub-map", Pairs);
CMS.registerWidget("hub-minutes", Minutes);
CMS.registerWidget("hub-moment", Moment);
CMS.registerWidget("hub-steps", Steps);
mendSaving();
await readEntries();
CMS.init();
