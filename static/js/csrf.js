// The token that proves a request comes from our pages.

export function csrfToken() {
  // The name may have a prefix such as __Host-.
  const cookie = document.cookie.match(/(?:^|;\s*)[\w-]*csrftoken=([^;]+)/);
  return cookie ? cookie[1] : (document.querySelector("[name=csrfmiddlewaretoken]")?.value ?? "");
}

// Signing in again in another tab changes the token; a form opened before would be refused.
export function refreshToken(form) {
  const field = form.elements?.namedItem("csrfmiddlewaretoken");
  if (field) field.value = csrfToken();
}
