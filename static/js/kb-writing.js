// The form of an article: the fields that hold its text, and the preview, are in its language.

const form = document.querySelector("form[data-writes]");
const chosen = form?.elements.language;

function speak() {
  for (const name of ["title", "summary", "body"]) form.elements[name].lang = chosen.value;
  const preview = document.getElementById("preview");
  if (preview) preview.lang = chosen.value;
}

if (chosen) {
  chosen.addEventListener("input", speak);
  speak();
}
