/* Enhancement only: every page works without this file. No eval, no inline handlers; words come from #words,
   which the layout fills from the message bundles. */
(function () {
  "use strict";

  const root = document.documentElement;
  root.classList.add("has-script");

  const words = document.getElementById("words")?.dataset ?? {};
  const meta = (name) => document.querySelector(`meta[name="${name}"]`)?.content;

  function csrf() {
    const header = meta("csrf-header");
    return header ? { [header]: meta("csrf-token") } : {};
  }

  /** Signing in again, in another tab, made a new token: takes it over from the page as it would be now. */
  async function renewToken() {
    try {
      const page = await fetch(location.href, { headers: { Accept: "text/html" }, credentials: "same-origin" });
      const fresh = page.ok && !page.redirected
        ? new DOMParser().parseFromString(await page.text(), "text/html").querySelector('meta[name="csrf-token"]')?.content
        : null;
      if (!fresh || !meta("csrf-token")) {
        return false;
      }
      document.querySelector('meta[name="csrf-token"]').content = fresh;
      document.querySelectorAll('input[name="_csrf"]').forEach((input) => { input.value = fresh; });
      return true;
    } catch (unreachable) {
      return false;
    }
  }

  function storage() {
    try {
      return window.sessionStorage;
    } catch (denied) {
      return null;
    }
  }

  /* ------------------------------------------------------------ small things */

  /** Times are written by the server; here they become the reader's own time zone. */
  /** The next page is written in the browser's time zone; this one is turned into it below. */
  const zone = new Intl.DateTimeFormat().resolvedOptions().timeZone;
  if (zone && !document.cookie.split("; ").includes(`groundwork-zone=${zone}`)) {
    document.cookie = `groundwork-zone=${zone}; path=/; max-age=31536000; samesite=lax`;
  }

  function localTimes(scope) {
    const forms = {
      time: { hour: "2-digit", minute: "2-digit" },
      date: { day: "numeric", month: "long", year: "numeric" },
      both: { day: "numeric", month: "long", year: "numeric", hour: "2-digit", minute: "2-digit" },
    };
    scope.querySelectorAll("time[data-local-time][datetime]").forEach((time) => {
      const at = new Date(time.dateTime);
      const form = forms[time.dataset.localTime] ?? forms.both;
      if (!Number.isNaN(at.getTime())) {
        time.textContent = new Intl.DateTimeFormat(root.lang || undefined, { ...form, hourCycle: "h23" }).format(at);
      }
    });
  }

  function focusErrors(scope) {
    scope.querySelector("[data-error-summary]")?.focus();
  }

  function say(text, kind) {
    const region = document.getElementById("flash");
    if (!region || !text) {
      return;
    }
    const box = document.createElement("div");
    box.className = `flash flash-${kind ?? "note"}`;
    const line = document.createElement("p");
    line.textContent = text;
    box.append(line);
    region.replaceChildren(box);
  }

  document.addEventListener("click", (event) => {
    document.querySelectorAll("details[data-menu][open]").forEach((menu) => {
      if (!menu.contains(event.target)) {
        menu.open = false;
      }
    });
  });

  /** What an address names within folded parts is unfolded. */
  function unfold() {
    const id = decodeURIComponent(location.hash.slice(1));
    const target = id ? document.getElementById(id) : null;
    let folded = target?.closest("details:not([open])");
    const any = folded;
    while (folded) {
      folded.open = true;
      folded = folded.parentElement?.closest("details:not([open])");
    }
    if (any) {
      target.scrollIntoView();
    }
  }
  window.addEventListener("hashchange", unfold);
  unfold();

  document.addEventListener("keydown", (event) => {
    const menu = event.key === "Escape" && document.querySelector("details[data-menu][open]");
    if (menu) {
      menu.open = false;
      menu.querySelector("summary").focus();
    }
  });

  /** In a question, 1 to 5 choose its levels; nowhere where digits are written. */
  document.addEventListener("keydown", (event) => {
    if (!/^[1-5]$/.test(event.key) || event.ctrlKey || event.altKey || event.metaKey
        || event.target.matches?.("textarea, select, input:not([type=radio])")) {
      return;
    }
    const all = document.querySelectorAll("section.question");
    const question = event.target.closest?.("section.question") ?? (all.length === 1 ? all[0] : null);
    const level = question?.querySelector(`input[name=value][value="level:${event.key - 1}"]`);
    if (level && !level.disabled) {
      event.preventDefault();
      level.checked = true;
      level.focus();
      level.dispatchEvent(new Event("change", { bubbles: true }));
    }
  });

  /* ------------------------------------------------------------ colours */

  document.querySelectorAll("form[data-theme-switch]").forEach((form) => {
    form.addEventListener("submit", (event) => {
      const theme = event.submitter?.value;
      if (!theme) {
        return;
      }
      event.preventDefault();
      root.dataset.theme = theme;
      if (theme === "system") {
        delete root.dataset.bsTheme;
      } else {
        root.dataset.bsTheme = theme;
      }
      meta("color-scheme") && (document.querySelector('meta[name="color-scheme"]').content =
          theme === "system" ? "light dark" : theme);
      form.querySelectorAll("button[name=theme]").forEach((button) =>
        button.setAttribute("aria-pressed", String(button.value === theme)));
      const body = new URLSearchParams(new FormData(form));
      body.set("theme", theme);
      fetch(form.action,
          { method: "POST", body, headers: csrf(), redirect: "manual", credentials: "same-origin", keepalive: true })
        .catch(() => undefined); // the page has its colours; they are only not remembered
    });
  });

  /* ------------------------------------------------------------ autosave */

  const AFTER_KEY = 600;
  const AFTER_FAILURE = [2000, 4000, 8000, 15000, 30000];
  const KEPT = `groundwork.unsaved:${words.person ?? ""}:`;

  const RANGE = /[0-9].*(?:[–—-]|\.{2}|…|\b(?:to|bis|and|und)\b).*[0-9]/i; // two numbers in one field
  const BASIS = /(^|\.)(version|page)$/; // names of hidden fields: what the words are based on
  const VERSION = /(^|\.)version$/;

  /** One per form, or per fieldset that is saved by itself: at most one request under way, the newest words win, nothing is
      thrown away unsaved. Its status says what is true of what stands in it now: changed, saving, saved; unsaved where
      saving did not work, refused where it would not; none where nothing was ever saved. */
  class Autosave {
    constructor(form) {
      this.form = form;
      this.timer = 0;
      this.sending = false;
      this.changed = false; // since the last request left
      this.pending = false; // something is not saved
      this.failures = 0;
      this.renewed = false; // the token, since the last success
      form.addEventListener("input", (event) => {
        if (event.target.matches("textarea, input:not([type=radio]):not([type=checkbox])")) {
          this.forgive();
          this.touch(AFTER_KEY);
        }
      });
      form.addEventListener("change", () => {
        this.forgive();
        this.touch(0);
      });
      form.addEventListener("focusout", () => this.pending && !this.failures && this.touch(0, true));
      form.addEventListener("submit", (event) => {
        event.preventDefault();
        this.touch(0);
      });
      this.bringBack();
      if (!this.pending && this.differs()) {
        this.touch(0);
      }
    }

    /** Something was chosen or typed before this script ran. */
    differs() {
      return [...this.form.elements].some((control) =>
        control.matches("input[type=radio], input[type=checkbox]") ? control.checked !== control.defaultChecked
          : control.matches("select") ? [...control.options].some((option) => option.selected !== option.defaultSelected)
          : control.matches("textarea, input:not([type=hidden])") && control.value !== control.defaultValue);
    }

    /** What is sent. */
    data() {
      if (this.form.matches("form")) {
        return new FormData(this.form);
      }
      const data = new FormData();
      for (const control of this.form.elements) {
        const chosen = !control.matches("input[type=radio], input[type=checkbox]") || control.checked;
        if (control.name && chosen && control.matches("input, select, textarea")) {
          data.append(control.name, control.value);
        }
      }
      return data;
    }

    action() {
      return this.form.dataset.action ?? this.form.action;
    }

    /** What was said to be wrong is being mended. */
    forgive() {
      this.form.querySelectorAll(".card-problem > *").forEach((said) => said.remove());
      this.mark([]);
    }

    /** Fields with something wrong, by id. */
    mark(wrong) {
      this.form.querySelectorAll(".field .input").forEach((input) => {
        const is = wrong.includes(input.id);
        input.closest(".field").classList.toggle("field-invalid", is);
        if (is) {
          input.setAttribute("aria-invalid", "true");
        } else {
          input.removeAttribute("aria-invalid");
        }
      });
    }

    /** What stands in the fields, by the last part of their names. */
    given() {
      return new Map([...this.data()].map(([name, value]) => [name.slice(name.lastIndexOf(".") + 1), value.trim()]));
    }

    /** Numbers that belong together are not all there yet; the server would only say so. */
    waits() {
      if (!this.form.dataset.waiting) {
        return false;
      }
      const given = this.given();
      const needed = { range: ["low", "high"], ends: ["low", "likely", "high"] }[given.get("kind")] ?? [];
      if (["low", "high"].some((part) => RANGE.test(given.get(part) ?? ""))) {
        return needed.includes("likely") && !given.get("likely");
      }
      return needed.some((part) => !given.get(part)) && needed.concat("likely").some((part) => needed.length && given.get(part));
    }

    /** Somebody is still at it: between two fields of a range nothing is missing yet. */
    busy() {
      return this.form.contains(document.activeElement) && document.activeElement.matches("input, select, textarea, button");
    }

    /** A whole range that was typed in one field goes where its ends belong, unless they were changed since. */
    spread(sent) {
      const now = document.getElementById("version-" + this.form.id)?.dataset;
      if (this.changed || !now?.kind || !["low", "high", "exact"].some((part) => RANGE.test(sent.get(part) ?? ""))) {
        return;
      }
      const kind = this.form.querySelector(`input[type=radio][value="${now.kind}"]`);
      if (kind && this.given().get("kind") === sent.get("kind")) {
        kind.checked = true;
      }
      for (const control of this.form.elements) {
        const part = control.name?.slice(control.name.lastIndexOf(".") + 1);
        if (["low", "likely", "high"].includes(part) && control.value.trim() === (sent.get(part) ?? "")) {
          control.value = now[part] ?? "";
        } else if (part === "exact" && RANGE.test(control.value) && control.value.trim() === sent.get(part)) {
          control.value = "";
        }
      }
    }

    key() {
      return KEPT + location.pathname + "#" + this.form.id;
    }

    status() {
      return this.form.querySelector("[data-autosave-status]");
    }

    /** The status says that all is well. */
    saysSaved() {
      const state = this.status()?.querySelector("[data-state]")?.dataset.state;
      return state === "saved" || state === "none";
    }

    blocked() {
      return Boolean(document.getElementById("conflict-" + this.form.id)?.matches("[data-conflict]"));
    }

    touch(delay, unchanged) {
      if (!unchanged) {
        this.changed = true;
        this.pending = true;
        this.keep();
      }
      if (this.blocked()) {
        this.show("refused", words.choose);
      } else if (this.pending && (this.saysSaved() || !unchanged && !this.failures && !this.sending)) {
        this.show("changed", words.unsaved);
      }
      clearTimeout(this.timer);
      this.timer = setTimeout(() => this.send(), delay);
    }

    async send() {
      if (this.sending || !this.pending || this.blocked()) {
        return;
      }
      clearTimeout(this.timer);
      if (this.waits()) {
        if (this.busy()) {
          this.show("changed", words.unsaved);
        } else {
          this.show("unsaved", this.form.dataset.waiting);
        }
        return;
      }
      this.sending = true;
      this.changed = false;
      this.show("saving", words.saving);
      let answer = null;
      const sent = this.given();
      const body = new URLSearchParams(this.data()).toString();
      try {
        answer = await fetch(this.action(), {
          method: "POST",
          body,
          headers: {
            ...csrf(),
            "Content-Type": "application/x-www-form-urlencoded;charset=UTF-8",
            "HX-Request": "true",
            Accept: "text/html",
          },
          credentials: "same-origin",
          keepalive: body.length < 60000, // outlives the page; browsers allow 64 KiB
        });
      } catch (unreachable) {
        answer = null;
      }
      const text = answer ? await answer.text().catch(() => null) : null;
      this.sending = false;
      this.settle(answer, text, sent);
    }

    settle(answer, text, sent) {
      if (!answer || text === null || answer.status >= 500 || answer.status === 429) {
        this.again();
      } else if (answer.status === 401 || answer.status === 403 || (answer.redirected && answer.ok)) {
        this.show("unsaved", words.signedOut);
        const again = this.renewed;
        this.renewed = true;
        renewToken().then((renewed) => this.later(renewed && !again ? 0 : AFTER_FAILURE.at(-1)));
      } else if (answer.ok) {
        this.failures = 0;
        this.renewed = false;
        this.pending = this.changed;
        if (!this.pending) {
          this.forget();
        }
        replaceById(text);
        this.spread(sent);
        this.goOn();
      } else if (answer.status === 409) {
        replaceById(text);
        this.show("refused", words.choose);
      } else {
        this.failures = 0;
        if (!this.changed) {
          replaceById(answer.status === 422 ? text : "");
          this.mark([...this.form.querySelectorAll(".card-problem [data-field]")].map((said) => said.dataset.field));
          this.show("refused", words.refused);
        } else {
          this.show("changed", words.unsaved); // it is about words that do not stand there any more
        }
        this.goOn();
      }
    }

    /** With what was changed while the request was under way: its own timer may have found it so, and done nothing. What is not
        all there yet waits for its other half, whatever the answer was. */
    goOn() {
      if (this.changed || (this.pending && this.waits())) {
        this.touch(AFTER_KEY, true);
      }
    }

    again() {
      const wait = AFTER_FAILURE[Math.min(this.failures, AFTER_FAILURE.length - 1)];
      this.failures += 1;
      this.show("unsaved", navigator.onLine ? words.retrying : words.offline);
      this.later(wait);
    }

    later(wait) {
      clearTimeout(this.timer);
      this.timer = setTimeout(() => this.send(), wait);
    }

    show(state, text) {
      const status = this.status();
      if (!status) {
        return;
      }
      const word = document.createElement("span");
      word.className = "saved-state";
      word.dataset.state = state;
      word.textContent = text ?? "";
      status.replaceChildren(word);
    }

    keep() {
      const values = [...this.data()].filter(([name, value]) =>
        typeof value === "string" && !name.startsWith("_"));
      try {
        storage()?.setItem(this.key(), JSON.stringify(values));
      } catch (full) {
        // the words are still in the form
      }
    }

    forget() {
      storage()?.removeItem(this.key());
    }

    /** Words that did not reach the server before the page was left come back, and are sent: as they were based, so that
        what somebody else wrote since is a conflict and not overwritten. */
    bringBack() {
      let values = null;
      try {
        values = JSON.parse(storage()?.getItem(this.key()) ?? "null");
      } catch (broken) {
        this.forget();
      }
      if (!Array.isArray(values)) {
        return;
      }
      const given = new Map(values);
      let different = false;
      for (const control of this.form.elements) {
        if (!given.has(control.name) || control.type === "hidden") {
          continue;
        }
        if (control.type === "radio" || control.type === "checkbox") {
          const on = given.get(control.name) === control.value;
          different = different || on !== control.checked;
          control.checked = on;
        } else {
          different = different || control.value !== given.get(control.name);
          control.value = given.get(control.name);
        }
      }
      if (different) {
        for (const control of this.form.elements) {
          if (control.type === "hidden" && BASIS.test(control.name) && given.has(control.name)) {
            control.value = given.get(control.name);
          }
        }
        say(words.restored, "note");
        this.touch(0);
      } else {
        this.forget();
      }
    }
  }

  /** Firm limits are offered where a range cannot reach its end. */
  document.addEventListener("click", (event) => {
    const offer = event.target.closest?.("[data-firm-limits]");
    const form = offer?.closest("[data-autosave]");
    if (!form) {
      return;
    }
    event.preventDefault();
    const ends = form.querySelector("input[type=radio][value=ends]");
    const likely = form.querySelector("input[name$='.likely']");
    ends.checked = true;
    likely.focus();
    ends.dispatchEvent(new Event("change", { bubbles: true }));
  });

  /** A conflict is settled by its own form; "mine" is what stands in the form now, not when it was sent. */
  document.addEventListener("submit", (event) => {
    const panel = event.target.closest("[data-conflict]");
    const save = panel && saves.find((one) => "conflict-" + one.form.id === panel.id);
    if (!save) {
      return;
    }
    const now = save.data();
    for (const control of event.target.elements) {
      if (control.type === "hidden" && now.has(control.name) && !VERSION.test(control.name) && !control.name.startsWith("_")) {
        control.value = now.get(control.name);
      }
    }
    save.pending = false;
    save.forget();
  });

  /** Each element of the answer takes the place of its namesake; what a person is typing in stays. */
  function replaceById(html, stays) {
    const parsed = new DOMParser().parseFromString(html ?? "", "text/html");
    [...parsed.body.children].forEach((fresh) => {
      const old = fresh.id ? document.getElementById(fresh.id) : null;
      const held = old?.contains(document.activeElement) ? document.activeElement : null;
      if (!old || held?.matches("textarea, select, input:not([type=radio]):not([type=checkbox])") || stays?.(old)) {
        return;
      }
      const grown = document.importNode(fresh, true);
      grown.querySelectorAll("details[id]").forEach((part) => {
        part.open = document.getElementById(part.id)?.open ?? part.open;
      });
      old.replaceWith(grown);
      if (held?.id) {
        document.getElementById(held.id)?.focus({ preventScroll: true });
      }
      localTimes(grown.parentElement ?? document);
      window.htmx?.process(grown);
    });
  }

  const saves = [...document.querySelectorAll("[data-autosave]")].map((form) => new Autosave(form));

  /** Parts of the page as they are by now, from another script. Forms with words that are not saved stay. */
  document.addEventListener("groundwork:parts", (event) => {
    replaceById(event.detail, (old) => saves.some((save) => old.contains(save.form) && (save.pending || save.sending)));
    document.querySelectorAll("[data-autosave]").forEach((form) => {
      if (!saves.some((save) => save.form === form)) {
        saves.push(new Autosave(form));
      }
    });
  });

  document.querySelectorAll("form[data-saves-parts]").forEach((form) => {
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      saves.forEach((save) => save.pending && save.touch(0, true));
    });
  });

  window.addEventListener("online", () => {
    if (saves.some((save) => save.pending)) {
      say(words.online, "done");
    }
    saves.forEach((save) => save.pending && save.send());
  });
  window.addEventListener("offline", () => saves.forEach((save) => save.pending && save.show("unsaved", words.offline)));

  // An invisible page may never be seen again: send at once what still waits for its delay.
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "hidden") {
      saves.forEach((save) => save.pending && !save.failures && save.send());
    }
  });

  /* ------------------------------------------------------------ leaving with unsent words */

  const guarded = new Set();
  let leaving = false;
  document.querySelectorAll("form[data-guard]").forEach((form) => {
    form.addEventListener("input", () => guarded.add(form));
    form.addEventListener("submit", () => {
      leaving = true;
    });
  });
  window.addEventListener("pageshow", () => {
    leaving = false;
  });
  window.addEventListener("beforeunload", (event) => {
    if (!leaving && (guarded.size > 0 || saves.some((save) => save.pending))) {
      event.preventDefault();
      event.returnValue = words.leave ?? "";
    }
  });
  document.querySelectorAll("form[data-forgets-drafts]").forEach((form) => {
    form.addEventListener("submit", () => {
      const kept = storage();
      Object.keys(kept ?? {}).filter((key) => key.startsWith("groundwork.unsaved:")).forEach((key) => kept.removeItem(key));
      leaving = true;
    });
  });

  /* ------------------------------------------------------------ htmx */

  document.addEventListener("htmx:configRequest", (event) => Object.assign(event.detail.headers, csrf()));
  document.addEventListener("htmx:responseError", () => say(words.failed, "warning"));
  document.addEventListener("htmx:sendError", () => say(words.failed, "warning"));
  document.addEventListener("htmx:load", (event) => {
    localTimes(event.detail.elt.parentElement ?? document);
    focusErrors(event.detail.elt);
  });

  localTimes(document);
  focusErrors(document);
})();
