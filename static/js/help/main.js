// What scripts add to the public pages. Without them everything works, one page at a time.

import { suggest } from "./suggestions.js";
import { answerInPlace } from "./vote.js";

document.querySelectorAll("form[data-suggestions]").forEach(suggest);
answerInPlace(document);
