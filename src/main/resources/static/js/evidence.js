/* Enhancement only: files are attached and removed by ordinary forms without this file. With it, a file that is chosen or
   dropped is sent at once, and what became of it is said beside it. */
(function () {
  "use strict";

  const fill = (text, values) => text.replace(/\{(name|percent|most)\}/g, (all, key) => values[key] ?? "");
  const panelOf = (node) => node.closest("[data-files]");

  /** Each of them on a line of its own. */
  function say(panel, ...said) {
    panel?.querySelector(".file-status")?.replaceChildren(...said.map((one) => {
      const line = document.createElement("p");
      line.textContent = one.text;
      line.dataset.kind = one.kind || "";
      return line;
    }));
  }

  /** One form at a time sends; files that are chosen meanwhile wait for it. */
  const waiting = new Map();

  function enqueue(form, files) {
    const address = form.action;
    const queue = waiting.get(address) || [];
    queue.push(...files);
    if (!waiting.has(address)) {
      waiting.set(address, queue);
      next(form, []);
    }
  }

  function next(form, said) {
    const queue = waiting.get(form.action) || [];
    const file = queue.shift();
    if (!file) {
      waiting.delete(form.action);
      return;
    }
    const words = form.dataset;
    const most = Number(words.most);
    const values = { name: file.name, most: words.most };
    const panel = panelOf(form);
    const end = (text, kind, then) => {
      const all = [...said, { text, kind }];
      const now = then || form;
      say(panelOf(now), ...all);
      next(now, all);
    };
    if (file.size > most * 1024 * 1024) {
      end(fill(words.tooLarge, values), "bad");
      return;
    }
    const body = new FormData();
    [...form.elements].filter((field) => field.type === "hidden").forEach((field) => body.append(field.name, field.value));
    body.append("file", file); // last, as the server reads it
    const progress = panel.querySelector("progress");
    const show = (percent) => {
      progress.hidden = false;
      progress.value = percent;
    };
    const request = new XMLHttpRequest();
    request.open("POST", form.action);
    request.setRequestHeader("HX-Request", "true");
    request.upload.addEventListener("progress", (event) => {
      if (event.lengthComputable) {
        show(Math.round(100 * event.loaded / event.total));
      }
    });
    request.upload.addEventListener("load", () => say(panel, ...said, { text: fill(words.looking, values) }));
    request.addEventListener("error", () => { progress.hidden = true; end(fill(words.failed, values), "bad"); });
    request.addEventListener("load", () => {
      progress.hidden = true;
      const elsewhere = request.responseURL && new URL(request.responseURL).pathname !== new URL(form.action).pathname;
      if (elsewhere || request.status === 401 || request.status === 403) {
        end(fill(words.signedOut, values), "bad");
      } else if (request.status === 200) {
        end(fill(words.done, values), "good", replaced(panel, request.responseText));
      } else if (request.status === 422) {
        end(request.responseText, "bad");
      } else if (request.status === 404 || request.status === 409) {
        end(fill(words.refused, values), "bad");
      } else {
        end(fill(words.failed, values), "bad");
      }
    });
    show(0);
    say(panel, ...said, { text: fill(words.sending, { name: file.name, percent: "0" }) });
    request.send(body);
  }

  /** The list as it is now in the place of the old one; gives its form. */
  function replaced(panel, html) {
    const made = new DOMParser().parseFromString(html, "text/html").querySelector("[data-files]");
    const focused = panel.contains(document.activeElement);
    const more = made.querySelector("details");
    if (more) {
      more.open = panel.querySelector("details")?.open ?? more.open;
    }
    panel.replaceWith(made);
    prepare(made);
    made.dispatchEvent(new CustomEvent("htmx:load", { bubbles: true, detail: { elt: made } })); // times become local
    const form = made.querySelector("[data-file-add]");
    if (focused) {
      made.querySelector(more?.open ? 'input[type="file"]' : "summary")?.focus({ preventScroll: true });
    }
    return form;
  }

  async function remove(form) {
    const panel = panelOf(form);
    const words = panel.querySelector("[data-file-add]").dataset;
    const values = { name: form.dataset.name };
    const body = new URLSearchParams(new FormData(form));
    let answer = null;
    try {
      answer = await fetch(form.action, { method: "POST", body, credentials: "same-origin", headers: { "HX-Request": "true" } });
    } catch (unreachable) {
      answer = null;
    }
    if (answer?.ok && !answer.redirected) {
      say(panelOf(replaced(panel, await answer.text())), { text: fill(words.removed, values), kind: "good" });
    } else {
      say(panel, { text: fill(answer?.redirected ? words.signedOut : answer ? words.refused : words.failed, values), kind: "bad" });
    }
  }

  function prepare(root) {
    root.querySelectorAll('[data-file-add] input[type="file"]').forEach((input) => { input.multiple = true; });
  }

  document.addEventListener("change", (event) => {
    const form = event.target.type === "file" ? event.target.closest("[data-file-add]") : null;
    if (form && event.target.files.length > 0) {
      const chosen = [...event.target.files];
      event.target.value = "";
      enqueue(form, chosen);
    }
  });
  document.addEventListener("submit", (event) => {
    if (event.target.matches("[data-file-remove]") && panelOf(event.target).querySelector("[data-file-add]")) {
      event.preventDefault();
      remove(event.target);
    }
  });

  const target = (event) => {
    const form = event.target.closest?.("[data-files]")?.querySelector("[data-file-add]");
    return form && [...(event.dataTransfer?.types || [])].includes("Files") ? form : null;
  };
  document.addEventListener("dragover", (event) => {
    const form = target(event);
    const over = form && panelOf(form);
    document.querySelectorAll(".file-over").forEach((one) => one !== over && one.classList.remove("file-over"));
    if (over) {
      event.preventDefault();
      over.classList.add("file-over");
    }
  });
  document.addEventListener("dragleave", (event) => event.target.closest?.(".file-over")?.classList.remove("file-over"));
  document.addEventListener("drop", (event) => {
    const form = target(event);
    if (form) {
      event.preventDefault();
      panelOf(form).classList.remove("file-over");
      enqueue(form, [...event.dataTransfer.files]);
    }
  });

  prepare(document);
})();
