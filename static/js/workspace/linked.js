// A script's link to a reply: `/#reply=SHORTCUT&row=KEY` opens it, filled for the chat in hand.

/** Select that reply, or say that there is none for this colleague. */
export async function openLinked(fragment, { field, hits, chats, words, say }) {
  const asked = new URLSearchParams(fragment.replace(/^#/, ""));
  const code = asked.get("reply");
  if (!code) return;
  window.history.replaceState(null, "", window.location.pathname);
  const chat = chats.now;
  field.value = code;
  chat.query = code;
  chats.touch();
  hits.open(chat.key, asked.get("row"));
  if (!(await hits.settled()) || field.value !== code || chats.now !== chat) return;
  const option = asked.get("row") && hits.options.find((each) => each.dataset.key === asked.get("row"));
  if (option) hits.choose(option);
  else say(words.noSuchReply.replace("{code}", code), "warn");
}
