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

  const drafts = window.groundworkDrafts;
  let renewing = null;

  /** Signing in again, in another tab, made a new token: takes it over from the page as it would be now. Says who is signed in by
      then: same, other, or nobody. */
  function renewToken() {
    renewing = renewing ?? asNow().finally(() => { renewing = null; });
    return renewing;
  }

  async function asNow() {
    try {
      const page = await fetch(location.href, { headers: { Accept: "text/html" }, credentials: "same-origin" });
      const there = page.ok && !page.redirected ? new DOMParser().parseFromString(await page.text(), "text/html") : null;
      const fresh = there?.querySelector('meta[name="csrf-token"]')?.content;
      const who = there?.getElementById("words")?.dataset.person ?? "";
      if (!fresh || !who || !meta("csrf-token")) {
        return "nobody";
      }
      if (who !== (words.person ?? "")) {
        return "other"; // never save one person's words under the name of another
      }
      document.querySelector('meta[name="csrf-token"]').content = fresh;
      document.querySelectorAll('input[name="_csrf"]').forEach((input) => { input.value = fresh; });
      return "same";
    } catch (unreachable) {
      return "nobody";
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
    if (document.querySelector("[data-one-question]") || !/^[1-5]$/.test(event.key) || event.ctrlKey || event.altKey || event.metaKey
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
      this.signedOut = false;
      this.last = null; // what was changed last
      this.pointed = false;
      form.addEventListener("pointerdown", () => { this.pointed = true; }, true);
      form.addEventListener("keydown", () => { this.pointed = false; }, true);
      form.addEventListener("groundwork:send", () => this.touch(0, true));
      form.addEventListener("input", (event) => {
        if (event.target.matches("textarea, input:not([type=radio]):not([type=checkbox])")) {
          this.forgive();
          this.last = event.target;
          this.touch(AFTER_KEY);
        }
      });
      form.addEventListener("change", (event) => {
        this.forgive();
        this.last = event.target;
        if (this.pointed && this.lacksReason()) {
          this.reason().focus();
        }
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

    reason() {
      return this.form.querySelector("input[name=reason]");
    }

    /** It does not apply, and why is not said yet: there is time for that until the person has left the field. */
    lacksReason() {
      return Boolean(this.reason()) && this.given().get("value") === "not-applicable" && !this.given().get("reason");
    }

    saysReason() {
      return this.lacksReason() && this.form.contains(document.activeElement)
        && document.activeElement.matches("input[name=reason], input[name=value]");
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

    /** The same on every page that shows the form. */
    key() {
      return new URL(this.action(), location.href).pathname;
    }

    about() {
      return about(this.form, this.key().includes("/answers/") ? this.key().replace("/answers/", "/questions/")
        : location.pathname + "#" + (this.form.closest("[id^='e-']")?.id ?? this.form.id));
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
        this.marks();
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
      if (this.sending) {
        return;
      }
      if (!this.pending || this.blocked()) {
        this.settled(!this.pending);
        return;
      }
      clearTimeout(this.timer);
      if (this.saysReason()) {
        this.show("changed", words.reason);
        this.settled(false);
        return;
      }
      if (this.waits()) {
        if (this.busy()) {
          this.show("changed", words.unsaved);
        } else {
          this.show("unsaved", this.form.dataset.waiting);
        }
        this.settled(false);
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
        this.outside();
      } else if (answer.ok) {
        this.failures = 0;
        this.renewed = false;
        this.signedOut = false;
        this.pending = this.changed;
        this.marks();
        if (!this.pending) {
          drafts.forget(this.key());
        }
        replaceById(text);
        this.near();
        this.spread(sent);
        this.goOn();
      } else if (answer.status === 409) {
        replaceById(text);
        this.show("refused", words.choose);
        document.getElementById("conflict-" + this.form.id)?.scrollIntoView({ block: "nearest" });
      } else {
        this.failures = 0;
        if (!this.changed) {
          replaceById(answer.status === 422 ? text : "");
          this.mark([...this.form.querySelectorAll(".card-problem [data-field]")].map((said) => said.dataset.field));
          this.show("refused", answer.status === 422 ? words.refused : words.failed);
        } else {
          this.show("changed", words.unsaved); // it is about words that do not stand there any more
        }
        this.goOn();
      }
      if (!this.changed) {
        this.settled(!this.pending);
      }
    }

    /** For pages that wait for it. */
    settled(saved) {
      this.form.dispatchEvent(new CustomEvent("groundwork:settled", { detail: { saved }, bubbles: true }));
    }

    /** Whether anything is unsaved, for all that ask. */
    marks() {
      if (this.pending) {
        this.form.dataset.pending = "true";
      } else {
        delete this.form.dataset.pending;
      }
    }

    /** The session has ended, or somebody else's has begun. */
    outside() {
      const again = this.renewed;
      this.renewed = true;
      this.signedOut = true;
      this.show("unsaved", words.signedOut);
      renewToken().then((who) => {
        if (who === "other") {
          this.show("unsaved", words.otherPerson);
        } else if (who === "same" && again) {
          this.show("unsaved", words.forbidden); // it is the same person, who may not any more
        }
        this.later(who === "same" && !again ? 0 : AFTER_FAILURE.at(-1) * 2);
      });
    }

    /** The person is back at this tab: whoever has signed in again meanwhile need not wait. */
    back() {
      if (!this.pending || this.sending || this.blocked() || !(this.failures || this.signedOut)) {
        return;
      }
      if (!this.signedOut) {
        this.later(0);
        return;
      }
      renewToken().then((who) => {
        if (who === "same") {
          this.renewed = true;
          this.later(0);
        } else if (who === "other") {
          this.show("unsaved", words.otherPerson);
        }
      });
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
      this.near();
    }

    /** The same beside what was changed, which may stand far from it. Only to be seen: the status itself is read out. */
    near() {
      const state = this.status()?.querySelector("[data-state]");
      const place = this.last?.closest(".radio-card, .choice, .field");
      let near = this.form.querySelector("[data-near]");
      if (near && near.parentElement !== place) {
        near.remove();
        near = null;
      }
      if (!place || !state || !this.form.contains(place)) {
        return;
      }
      if (!near) {
        near = document.createElement("span");
        near.setAttribute("aria-hidden", "true");
        place.append(near);
      }
      near.className = "saved-near";
      near.dataset.near = state.dataset.state;
      near.textContent = state.dataset.state === "saved" ? state.textContent.trim().replace(/\s+/g, " ") : state.textContent;
    }

    keep() {
      drafts.keep(this.key(), kept(this.data()), this.about());
    }

    /** Words that did not reach the server before their tab was closed come back, and are sent: as they were based, so that
        what somebody else wrote since is a conflict and not overwritten. What another open tab is at stays there. */
    bringBack() {
      const draft = drafts.take(this.key());
      if (!draft) {
        if (drafts.elsewhere(this.key())) {
          this.show("unsaved", words.elsewhere);
          drafts.ask(this.key()).then((gone) => gone && !this.pending && !this.differs() && this.bringBack());
        }
        return;
      }
      const given = new Map(draft.values);
      if (fill(this.form, given)) {
        for (const control of this.form.elements) {
          if (control.type === "hidden" && BASIS.test(control.name) && given.has(control.name)) {
            control.value = given.get(control.name);
          }
        }
        say(words.restored, "note");
        this.touch(0);
      } else {
        drafts.forget(this.key());
      }
    }

    /** Another tab has left words, or has saved them. */
    heard(name) {
      if (!drafts.isFor(name, this.key()) || this.pending) {
        return;
      }
      if (drafts.elsewhere(this.key())) {
        this.show("unsaved", words.elsewhere);
        return;
      }
      this.bringBack();
      if (!this.pending && this.status()?.querySelector("[data-state]")?.textContent === words.elsewhere) {
        this.show("changed", words.elsewhereDone);
      }
    }
  }

  /** What is worth keeping of what a form would send. */
  function kept(data) {
    return [...data].filter(([name, value]) => typeof value === "string" && !name.startsWith("_") && name !== "passed");
  }

  /** What it is that is kept, and where it can be seen. */
  function about(form, where) {
    const what = form.dataset.what ?? form.querySelector(".question-text, legend h3, legend h2")?.textContent
      ?? document.querySelector("h1")?.textContent ?? "";
    const crumb = document.querySelector(".breadcrumbs li:nth-child(2) a")?.textContent ?? "";
    return { what: what.trim().slice(0, 200), title: crumb.trim().slice(0, 200), where };
  }

  /** Puts words back where they stood; says whether anything stood there otherwise. */
  function fill(form, given) {
    let different = false;
    for (const control of form.elements) {
      if (!control.name || control.matches("button, [type=hidden], [type=file], [type=password]")) {
        continue;
      }
      if (control.matches("[type=radio], [type=checkbox]")) {
        const on = given.has(control.name) ? given.get(control.name) === control.value
          : control.type === "checkbox" ? false : control.checked;
        different = different || on !== control.checked;
        control.checked = on;
      } else if (given.has(control.name)) {
        different = different || control.value !== given.get(control.name);
        control.value = given.get(control.name);
      }
    }
    return different;
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
    save.marks();
    save.keep();
    drafts.sent(save.key());
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
    } else {
      saves.forEach((save) => save.back());
    }
  });
  window.addEventListener("focus", () => saves.forEach((save) => save.back()));

  // Tabs tell each other who is signed in, and what is unsaved.
  const SIGNED_IN = "groundwork.signed-in";
  window.addEventListener("storage", (event) => {
    if (event.key === SIGNED_IN) {
      saves.forEach((save) => save.back());
    } else {
      saves.forEach((save) => save.heard(event.key));
    }
  });
  try {
    if (words.person) {
      window.localStorage.setItem(SIGNED_IN, Date.now());
    }
  } catch (denied) {
    // the others ask when somebody comes back to them
  }

  /* ------------------------------------------------------------ leaving with unsent words */

  const guarded = new Set();
  let leaving = false;
  document.querySelectorAll("form[data-guard]").forEach((form) => {
    form.addEventListener("input", () => guarded.add(form));
    form.addEventListener("submit", () => {
      leaving = true;
    });
  });

  /** Forms that are sent as a whole keep what is typed until they were sent. */
  const forms = [...document.querySelectorAll("form[data-guard], form[data-draft]")];
  forms.forEach((form) => {
    const path = new URL(form.action, location.href).pathname;
    const key = path + "#" + forms.filter((one) => new URL(one.action, location.href).pathname === path).indexOf(form);
    const where = location.pathname + location.search;
    const keep = () => drafts.keep(key, kept(new FormData(form)).filter(([name]) => !form.elements[name]?.matches?.("[type=password], [type=hidden]")),
      about(form, form.id ? where + "#" + form.id : where));
    form.addEventListener("input", keep);
    form.addEventListener("change", keep);
    form.addEventListener("submit", () => {
      keep();
      drafts.sent(key);
    });
    const before = kept(new FormData(form));
    const back = () => {
      const draft = drafts.take(key);
      // where it stands there already, and is not sent, it stays a draft
      if (draft && fill(form, new Map(draft.values))) {
        tell(form, key, before);
      }
      return draft;
    };
    if (!back() && drafts.elsewhere(key)) {
      drafts.ask(key).then((gone) => gone && JSON.stringify(kept(new FormData(form))) === JSON.stringify(before) && back());
    }
  });

  function tell(form, key, before) {
    form.closest("details")?.setAttribute("open", "");
    const note = document.createElement("div");
    note.className = "draft-back";
    note.setAttribute("role", "status");
    const line = document.createElement("p");
    line.textContent = words.formRestored;
    const away = document.createElement("button");
    away.type = "button";
    away.className = "button-link";
    away.textContent = words.discard;
    away.addEventListener("click", () => {
      drafts.forget(key);
      fill(form, new Map(before));
      note.remove();
      guarded.delete(form);
      form.querySelector("input:not([type=hidden]), textarea, select")?.focus();
    });
    note.append(line, away);
    form.prepend(note);
    form.dispatchEvent(new Event("change", { bubbles: true }));
  }

  window.addEventListener("pageshow", (event) => {
    leaving = false;
    if (event.persisted) {
      saves.forEach((save) => save.pending && (save.keep(), save.back()));
    }
  });
  window.addEventListener("beforeunload", (event) => {
    if (!leaving && (guarded.size > 0 || saves.some((save) => save.pending))) {
      event.preventDefault();
      event.returnValue = words.leave ?? "";
    }
  });

  /* ------------------------------------------------------------ signing out */

  /** Unsaved words do not stay in a browser from which their person has signed out; what would be lost is said before. */
  document.querySelectorAll("form[data-forgets-drafts]").forEach((form) => {
    let sure = false;
    form.addEventListener("submit", (event) => {
      if (!sure && drafts.list().length) {
        event.preventDefault();
        saves.forEach((save) => save.pending && save.send());
        setTimeout(() => ask(form, () => {
          sure = true;
          form.requestSubmit();
        }), saves.some((save) => save.pending) ? 700 : 0);
        return;
      }
      drafts.forgetAll();
      leaving = true;
    });
  });

  function ask(form, goOn) {
    const list = drafts.list();
    if (!list.length) {
      goOn();
      return;
    }
    const said = form.dataset;
    const dialog = document.createElement("dialog");
    dialog.className = "card ask";
    const title = document.createElement("h2");
    title.id = "ask-title";
    title.textContent = said.askTitle;
    dialog.setAttribute("aria-labelledby", title.id);
    const text = document.createElement("p");
    text.textContent = said.askText;
    const unsaved = document.createElement("ul");
    unsaved.append(...list.slice(0, 8).map((draft) => {
      const item = document.createElement("li");
      const link = document.createElement("a");
      link.href = draft.where;
      link.textContent = draft.what || draft.title;
      item.append(link);
      return item;
    }));
    const row = document.createElement("div");
    row.className = "button-row";
    const stay = document.createElement("button");
    stay.type = "button";
    stay.className = "button";
    stay.textContent = said.askStay;
    stay.autofocus = true;
    stay.addEventListener("click", () => dialog.close());
    const out = document.createElement("button");
    out.type = "button";
    out.className = "button button-quiet";
    out.textContent = said.askOut;
    out.addEventListener("click", () => {
      dialog.close();
      goOn();
    });
    row.append(stay, out);
    dialog.append(title, text, unsaved, row);
    dialog.addEventListener("close", () => dialog.remove());
    document.body.append(dialog);
    dialog.showModal();
  }

  /* ------------------------------------------------------------ htmx */

  document.addEventListener("htmx:configRequest", (event) => Object.assign(event.detail.headers, csrf()));
  // What follows others by itself has not been asked for by anybody.
  const failed = (event) => !event.detail.elt?.matches?.("#here, main") && say(words.failed, "warning");
  document.addEventListener("htmx:responseError", failed);
  document.addEventListener("htmx:sendError", failed);
  document.addEventListener("htmx:load", (event) => {
    localTimes(event.detail.elt.parentElement ?? document);
    focusErrors(event.detail.elt);
  });

  localTimes(document);
  focusErrors(document);
})();
