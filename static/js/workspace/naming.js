// Names as tools hand them over: METTE, mette. Proposed otherwise, never changed by itself.

const NAMES = ["customer.first_name", "customer.name", "customer.last_name"];

function isShouted(word, language) {
  return word.length > 2 && word === word.toLocaleUpperCase(language) && word !== word.toLocaleLowerCase(language);
}

function isMumbled(words, language) {
  return words.length > 1 && words === words.toLocaleLowerCase(language) && words !== words.toLocaleUpperCase(language);
}

function capital(word, language) {
  const [first = "", ...rest] = word;
  return first.toLocaleUpperCase(language) + rest.join("").toLocaleLowerCase(language);
}

/** "ANNE-METTE VAN DER BERG" → "Anne-Mette Van Der Berg"; anything that has both cases stays. */
export function properName(name, language) {
  const each = (part) => capital(part, language);
  if (isMumbled(name, language)) return name.replace(/[^\s-]+/g, each);
  return name.replace(/[^\s-]+/g, (part) => (isShouted(part, language) ? each(part) : part));
}

/** Of what is known of a customer, the names to be written otherwise: old → new. */
export function properNames(values, language) {
  const pairs = NAMES.filter((field) => values[field])
    .map((field) => [values[field], properName(values[field], language)]);
  return Object.fromEntries(pairs.filter(([old, wanted]) => old !== wanted));
}
