/* A page of one question: keys, one click an answer on the short path, and words that are saved before the page is left. */
(function () {
  "use strict";
  const page = document.querySelector("[data-one-question]");
  if (!page) {
    return;
  }
  const form = () => page.querySelector("form[data-autosave]"); // another one once a colleague has answered
  const next = page.querySelector("a[data-next]");
  const previous = page.querySelector("a[data-previous]");
  const goesOn = page.dataset.goesOn === "true";

  /* ------------------------------------------------------------ leaving */

  let leaving = null;
  let timer = 0;

  /** Goes there once all that stands in the form is saved; where it is not, the page stays and says so. */
  function go(link) {
    if (!link) {
      return;
    }
    if (!form()?.dataset.pending) {
      location.assign(link.href);
      return;
    }
    leaving = link;
    form().dispatchEvent(new CustomEvent("groundwork:send"));
    clearTimeout(timer);
    timer = setTimeout(() => { leaving = null; }, 10000);
  }

  page.addEventListener("groundwork:settled", (event) => {
    const link = leaving;
    leaving = null;
    if (link && event.detail.saved) {
      location.assign(link.href);
    }
  });

  page.addEventListener("click", (event) => {
    const link = event.target.closest?.("a[data-next], a[data-previous], .strip a");
    if (link && form()?.dataset.pending && !event.ctrlKey && !event.metaKey && !event.shiftKey && event.button === 0) {
      event.preventDefault();
      go(link);
    }
  });

  /* ------------------------------------------------------------ one click an answer */

  let pointed = false;
  document.addEventListener("pointerdown", () => { pointed = true; }, true);
  document.addEventListener("keydown", () => { pointed = false; }, true);

  function chosen(answer) {
    const reason = form().querySelector("input[name=reason]");
    if (answer.value === "not-applicable" && !reason?.value.trim()) {
      reason?.focus();
    } else if (goesOn) {
      go(next);
    }
  }

  // After the change, which the form itself hears first.
  page.addEventListener("click", (event) => {
    if (pointed && event.target.matches?.("input[data-answer-key]")) {
      setTimeout(() => chosen(event.target), 0);
    }
  });

  /* ------------------------------------------------------------ keys */

  const OFF = "groundwork.keys-off";
  const line = page.querySelector("[data-keys-line]");
  const toggle = line?.querySelector("[data-keys]");

  function off(value) {
    try {
      if (value !== undefined) {
        if (value) {
          localStorage.setItem(OFF, "1");
        } else {
          localStorage.removeItem(OFF);
        }
      }
      return localStorage.getItem(OFF) === "1";
    } catch (denied) {
      return Boolean(value);
    }
  }

  function showKeys() {
    if (line) {
      line.querySelector("[data-keys-text]").hidden = off();
      toggle.textContent = off() ? toggle.dataset.on : toggle.dataset.off;
    }
  }

  toggle?.addEventListener("click", () => {
    off(!off());
    showKeys();
  });
  showKeys();

  const typing = (target) => target.matches?.("textarea, select, input:not([type=radio]):not([type=checkbox]), [contenteditable]")
    || document.querySelector("dialog[open]");

  document.addEventListener("keydown", (event) => {
    const target = event.target;
    if (event.ctrlKey || event.altKey || event.metaKey || event.isComposing || event.defaultPrevented || typing(target)) {
      return;
    }
    if (event.key === "Enter") {
      // links, buttons and folded parts do what they do
      if (!target.matches?.("a, button, summary") && next) {
        event.preventDefault();
        go(next);
      }
      return;
    }
    if (event.shiftKey || off()) {
      return;
    }
    const key = event.key.toLowerCase();
    // Within the answers, the arrows choose among them, as everywhere.
    if ((key === "arrowleft" || key === "arrowright") && !target.matches?.("input[type=radio]") && !target.closest?.("details[open], .table-scroll")) {
      const link = key === "arrowleft" ? previous : next;
      if (link) {
        event.preventDefault();
        go(link);
      }
      return;
    }
    if (key === "t" && form()) {
      event.preventDefault();
      form().querySelector("textarea[name=note]")?.focus();
      return;
    }
    const answer = event.repeat ? null : form()?.querySelector(`input[data-answer-key="${CSS.escape(key)}"]`);
    if (answer && !answer.disabled) {
      event.preventDefault();
      answer.focus({ preventScroll: true });
      if (!answer.checked) {
        answer.checked = true;
        answer.dispatchEvent(new Event("change", { bubbles: true }));
      }
      chosen(answer);
    }
  });
})();
