// The files that go with the draft: to be dragged into the chat or mail window, or sent as a link.

const icon = () => document.querySelector("#paperclip")?.content.cloneNode(true) ?? "";

function size(bytes) {
  const [unit, divisor] = bytes < 1_000_000 ? ["kB", 1000] : ["MB", 1_000_000];
  return `${Math.max(1, Math.round(bytes / divisor))} ${unit}`;
}

/** Dragged out, the browser fetches the file from the customer's link. */
function carry(event, file) {
  const { dataTransfer } = event;
  dataTransfer.effectAllowed = "copy";
  dataTransfer.setData("DownloadURL", `application/octet-stream:${file.name}:${file.url}`);
  dataTransfer.setData("text/uri-list", file.url);
  dataTransfer.setData("text/plain", file.url);
}

function row(file, copyWords) {
  const item = document.createElement("li");
  item.className = "file";
  const link = document.createElement("a");
  link.className = "file-name";
  link.href = file.url;
  link.draggable = true;
  link.textContent = file.name;
  link.addEventListener("dragstart", (event) => carry(event, file));
  const bytes = document.createElement("span");
  bytes.className = "quiet";
  bytes.textContent = size(file.size);
  const button = document.createElement("button");
  button.type = "button";
  button.className = "button button-quiet";
  button.textContent = copyWords;
  button.dataset.copies = file.url;
  button.dataset.name = file.name;
  item.append(icon(), link, bytes, button);
  return item;
}

export function paintFiles(list, files) {
  list.hidden = !files.length;
  list.replaceChildren(...files.map((file) => row(file, list.dataset.copyLink)));
}

/** What was there and what an added reply brings, each once. */
export function withFiles(files = [], more = []) {
  const known = new Set(files.map((file) => file.id));
  return [...files, ...more.filter((file) => !known.has(file.id))];
}

/** "1 file to send", or nothing. */
export function filesWords(files = [], words) {
  if (!files.length) return "";
  return files.length === 1 ? words.oneFile : words.files.replace("{count}", files.length);
}
