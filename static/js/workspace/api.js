// Talking to the service as whoever is signed in.

import { csrfToken } from "../csrf.js";

export class Refused extends Error {
  constructor(status, problem) {
    super(problem.detail || problem.title || String(status));
    this.status = status;
    this.problem = problem;
  }
}

function request(url, body, options) {
  return fetch(url, {
    method: "POST",
    credentials: "same-origin",
    headers: { "Content-Type": "application/json", "X-CSRFToken": csrfToken() },
    body: JSON.stringify(body),
    ...options,
  });
}

async function refuse(answer) {
  const problem = await answer.json().catch(() => ({ title: answer.statusText }));
  throw new Refused(answer.status, problem);
}

/** POST JSON, get JSON. Throws Refused, or TypeError where the service cannot be reached. */
export async function postJson(url, body, options = {}) {
  const answer = await request(url, body, options);
  if (answer.redirected) throw new Refused(401, { detail: "" });
  if (!answer.ok) await refuse(answer);
  return answer.status === 204 ? null : answer.json();
}

/** POST JSON that nobody waits for: it arrives though the page is left, or it does not matter. */
export function tell(url, body) {
  request(url, body, { keepalive: true }).catch((error) => {
    if (!(error instanceof TypeError)) throw error;
  });
}

/** POST JSON, get a piece of a page. */
export async function postHtml(url, body, options = {}) {
  const answer = await request(url, body, options);
  // An expired session answers with the sign-in page: that is not a list.
  if (answer.redirected) throw new Refused(401, { detail: "" });
  if (!answer.ok) await refuse(answer);
  return answer.text();
}
