/* Enhancement only, on the pages of meetings: the keyboard of the screen; a vote that could not be sent is sent when the connection is
   back; what is being typed outlives that the page is made anew; the sum of an agenda that is being put together. */
(function () {
  "use strict";

  const closest = (node, selector) => (node instanceof Element ? node.closest(selector) : null);

  // ------------------------------------------------------------- the keyboard

  const isTyping = (node) => Boolean(closest(node, "textarea, select, input:not([type=radio]):not([type=checkbox]), [contenteditable]"));

  function press(button) {
    if (button && !button.disabled) {
      button.click();
      return true;
    }
    return false;
  }

  document.addEventListener("keydown", (event) => {
    const meeting = document.querySelector("[data-meeting]");
    if (!meeting || event.ctrlKey || event.metaKey || event.altKey || event.repeat || isTyping(event.target)) {
      return;
    }
    const onRadio = Boolean(closest(event.target, "input[type=radio]"));
    let done = false;
    if (event.key === "Enter" && (onRadio || !closest(event.target, "a, button, summary"))) {
      done = press(meeting.querySelector("[data-lead]"));
    } else if (event.key === "ArrowLeft" && !onRadio) {
      done = press(meeting.querySelector("[data-key=back]"));
    } else if (event.key === "ArrowRight" && !onRadio) {
      const on = meeting.querySelector("[data-key=on]");
      done = press(on ?? meeting.querySelector("[data-lead]:not([form])"));
    } else if (/^[0-9dn]$/i.test(event.key)) {
      const choice = meeting.querySelector(`input[data-key="${event.key.toUpperCase()}"]`);
      if (choice) {
        choice.checked = true;
        choice.dispatchEvent(new Event("change", { bubbles: true }));
        done = true;
      }
    }
    if (done) {
      event.preventDefault();
    }
  });

  document.addEventListener("change", (event) => {
    if (closest(event.target, "[data-sends]")) {
      event.target.form?.requestSubmit();
    }
  });

  // ------------------------------------------------------------- what is being typed

  let kept = null;
  const open = new Set();

  function typed(form) {
    const values = [];
    Array.from(form.elements).forEach((field) => {
      const changed = field.type === "radio" ? field.checked && !field.defaultChecked
        : field.tagName === "SELECT" ? !field.selectedOptions[0]?.defaultSelected
          : field.type !== "hidden" && "defaultValue" in field && field.value !== field.defaultValue;
      if (field.name && changed) {
        values.push([field.name, field.value, field.type === "radio"]);
      }
    });
    const at = form.contains(document.activeElement) ? document.activeElement : null;
    return { key: form.dataset.keeps, values, focus: at?.name, from: at?.selectionStart ?? null };
  }

  function restore(form) {
    kept.values.forEach(([name, value, radio]) => {
      const field = radio ? form.querySelector(`input[name="${name}"][value="${CSS.escape(value)}"]`) : form.elements[name];
      if (radio && field) {
        field.checked = true;
      } else if (field) {
        field.value = value;
      }
    });
    const field = kept.focus ? form.querySelector(`textarea[name="${kept.focus}"], input[name="${kept.focus}"]:not([type=radio]), select[name="${kept.focus}"]`) : null;
    if (field) {
      field.focus();
      if (kept.from !== null && field.setSelectionRange && field.type !== "radio") {
        field.setSelectionRange(kept.from, kept.from);
      }
    }
  }

  document.addEventListener("htmx:beforeSwap", (event) => {
    const part = event.detail.target;
    if (!part?.matches?.("#meeting, #room")) {
      return;
    }
    open.clear();
    part.querySelectorAll("details[data-remember][open]").forEach((one) => open.add(one.dataset.remember));
    const form = part.querySelector("form[data-keeps]");
    const own = event.detail.requestConfig?.elt === form && event.detail.xhr?.status < 400;
    kept = own ? null : form ? typed(form) : kept;
  });

  document.addEventListener("htmx:load", (event) => {
    const part = event.detail.elt;
    if (!part?.matches?.("#meeting, #room")) {
      return;
    }
    part.querySelectorAll("details[data-remember]").forEach((one) => { one.open = open.has(one.dataset.remember); });
    const form = part.querySelector("form[data-keeps]");
    if (form && kept && kept.key === form.dataset.keeps) {
      restore(form);
      kept = null;
    }
    // who pressed a button goes on from the next one
    if (part.contains(document.activeElement) && document.activeElement.matches("button")) {
      part.querySelector("[data-lead]")?.focus();
    }
  });

  // ------------------------------------------------------------- a vote that could not be sent

  const AGAIN_AFTER = 3000;
  let pending = null;
  let again = 0;

  function show(form, on) {
    const said = form.closest("#room")?.querySelector("[data-vote-pending]");
    if (said) {
      said.hidden = !on;
    }
  }

  function send() {
    clearTimeout(again);
    if (pending?.isConnected) {
      pending.requestSubmit();
      again = setTimeout(send, AGAIN_AFTER);
    } else {
      pending = null;
    }
  }

  document.addEventListener("htmx:sendError", (event) => {
    const form = closest(event.detail.elt, "form[data-vote]");
    if (form) {
      pending = form;
      show(form, true);
      clearTimeout(again);
      again = setTimeout(send, AGAIN_AFTER);
    }
  });

  document.addEventListener("htmx:afterRequest", (event) => {
    if (pending && event.detail.elt === pending && event.detail.xhr?.status > 0) {
      if (event.detail.xhr.status < 500) {
        pending = null;
        clearTimeout(again);
      }
    }
  });

  // what is waiting goes first: its answer brings what there is to see
  document.addEventListener("htmx:beforeRequest", (event) => {
    if (pending && event.detail.elt?.id === "room") {
      event.preventDefault();
    }
  });

  window.addEventListener("online", send);
  document.body.addEventListener("live-again", () => { if (pending) { send(); } });

  // ------------------------------------------------------------- an agenda

  const MINUTES = { none: 2 };

  document.querySelectorAll("form[data-agenda]").forEach((form) => {
    const sum = form.querySelector("[data-agenda-sum]");
    form.addEventListener("change", () => {
      const count = form.querySelectorAll("input[name=question]:checked").length;
      const minutes = count * (MINUTES[form.elements.mode.value] ?? 3);
      sum.hidden = false;
      sum.textContent = (count === 1 ? sum.dataset.one : sum.dataset.many).replace("{0}", count).replace("{1}", minutes);
    });
  });
})();
