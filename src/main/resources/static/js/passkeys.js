/* Passkeys, on the sign-in page and the account page. Without this script nothing of them is shown. */
(function () {
  "use strict";

  if (!window.PublicKeyCredential || !navigator.credentials) {
    return;
  }

  const meta = (name) => document.querySelector(`meta[name="${name}"]`)?.content;

  function headers(more) {
    const name = meta("csrf-header");
    return { Accept: "application/json", ...(name ? { [name]: meta("csrf-token") } : {}), ...more };
  }

  const bytes = (text) => Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (c) => c.charCodeAt(0));

  function text(buffer) {
    let binary = "";
    new Uint8Array(buffer).forEach((each) => { binary += String.fromCharCode(each); });
    return btoa(binary).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
  }

  const described = (list) => (list ?? []).map((each) => ({ ...each, id: bytes(each.id) }));

  // What the server refuses comes with a sentence; anything else with the one that the page has.
  class Refused extends Error {}

  async function send(address, options) {
    const answer = await fetch(address, { method: "POST", credentials: "same-origin", redirect: "manual", ...options });
    const body = (answer.headers.get("content-type") ?? "").includes("json") ? await answer.json() : {};
    if (!answer.ok) {
      throw new Refused(body.message ?? "");
    }
    return body;
  }

  async function finish(address, credential, response) {
    const body = JSON.stringify({
      id: credential.id,
      rawId: text(credential.rawId),
      type: credential.type,
      authenticatorAttachment: credential.authenticatorAttachment,
      clientExtensionResults: credential.getClientExtensionResults(),
      response,
    });
    const { to } = await send(address, { body, headers: headers({ "Content-Type": "application/json" }) });
    window.location.assign(to);
  }

  async function attempt(place, button, work) {
    const problem = place.querySelector("[data-passkey-problem]");
    problem.textContent = "";
    button.disabled = true;
    try {
      await work();
    } catch (error) {
      problem.textContent = (error instanceof Refused && error.message) || place.dataset.cancelled;
    } finally {
      button.disabled = false;
    }
  }

  async function signIn(place) {
    const options = await send(place.dataset.passkeyOptions, { headers: headers() });
    const credential = await navigator.credentials.get({
      publicKey: {
        ...options,
        challenge: bytes(options.challenge),
        allowCredentials: described(options.allowCredentials),
      },
    });
    const { authenticatorData, clientDataJSON, signature, userHandle } = credential.response;
    await finish(place.dataset.passkeyAnswer, credential, {
      authenticatorData: text(authenticatorData),
      clientDataJSON: text(clientDataJSON),
      signature: text(signature),
      userHandle: userHandle ? text(userHandle) : undefined,
    });
  }

  async function add(form) {
    const options = await send(form.dataset.passkeyOptions, { body: new URLSearchParams(new FormData(form)), headers: headers() });
    const credential = await navigator.credentials.create({
      publicKey: {
        ...options,
        challenge: bytes(options.challenge),
        user: { ...options.user, id: bytes(options.user.id) },
        excludeCredentials: described(options.excludeCredentials),
      },
    });
    const { attestationObject, clientDataJSON } = credential.response;
    await finish(form.dataset.passkeyAnswer, credential, {
      attestationObject: text(attestationObject),
      clientDataJSON: text(clientDataJSON),
      transports: credential.response.getTransports?.() ?? [],
    });
  }

  document.querySelectorAll("[data-passkey-sign-in]").forEach((button) => {
    const place = button.closest("[data-passkey-options]");
    place.hidden = false;
    button.addEventListener("click", () => attempt(place, button, () => signIn(place)));
  });

  document.querySelectorAll("form[data-passkey-new]").forEach((form) => {
    form.hidden = false;
    form.parentElement.querySelector("[data-passkey-without]")?.remove();
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      attempt(form, form.querySelector("button[type=submit]"), () => add(form));
    });
  });
}());
