/* Enhancement only: one's own answers work without this file. A question is saved at each click, and answered by keys. */
(function () {
  "use strict";

  const form = document.querySelector("form[data-apart]");
  if (!form) {
    return;
  }
  const status = form.querySelector("[data-apart-status]");
  const RETRY = 5000;
  const PAUSE = 800;
  let pending = 0;
  let sending = false;
  let dirty = false;

  function say(word) {
    status.textContent = form.dataset[word];
    form.dataset.state = word;
  }

  function soon(wait) {
    clearTimeout(pending);
    pending = setTimeout(save, wait);
  }

  async function save() {
    if (sending) {
      soon(PAUSE);
      return;
    }
    sending = true;
    dirty = false;
    say("saving");
    let answer = null;
    try {
      answer = await fetch(form.action, { method: "POST", body: new URLSearchParams(new FormData(form)),
        headers: { "HX-Request": "true" }, credentials: "same-origin", redirect: "manual" });
    } catch (unreachable) {
      answer = null;
    }
    sending = false;
    if (dirty) {
      return;
    }
    if (answer?.status === 204) {
      say("saved");
    } else if (answer?.status === 422) {
      say("refused");
    } else {
      say("failed");
      soon(RETRY);
    }
  }

  form.addEventListener("change", () => { dirty = true; soon(0); });
  form.addEventListener("input", (event) => {
    if (event.target.matches("textarea, input[type=text]")) {
      dirty = true;
      soon(PAUSE);
    }
  });
  form.addEventListener("submit", () => clearTimeout(pending));

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("textarea, input[type=text], select")) {
      return;
    }
    if (event.key === "Enter") {
      if (!event.target.closest("a, button, summary")) {
        event.preventDefault();
        form.requestSubmit(form.querySelector("button[value=next]"));
      }
      return;
    }
    const chosen = form.querySelector(`input[data-key="${CSS.escape(event.key.toLowerCase())}"]`);
    if (chosen) {
      event.preventDefault();
      chosen.focus();
      chosen.checked = true;
      chosen.dispatchEvent(new Event("change", { bubbles: true }));
    }
  });
})();
