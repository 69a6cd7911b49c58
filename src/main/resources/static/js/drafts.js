/* Words that did not reach the server yet, kept in this browser: they outlive the tab and the browser, belong to one person, and go
   when they are saved, when that person signs out, or after a week. Loaded before groundwork.js. */
window.groundworkDrafts = (function () {
  "use strict";

  const PREFIX = "groundwork.draft:";
  const DAYS = 7;
  const LONG_AGO = DAYS * 24 * 60 * 60 * 1000;
  const BEAT = 5000; // so often a tab says that it is still there
  const GONE = 90000; // browsers let a tab that nobody sees speak once a minute
  const ANSWERS = 600; // so long a tab has to say that it is there
  const MOST = 200000; // characters of one draft

  const words = document.getElementById("words")?.dataset ?? {};
  const person = words.person ?? "";
  const tab = Math.random().toString(36).slice(2) + Date.now().toString(36);

  function storage() {
    try {
      return window.localStorage;
    } catch (denied) {
      return null;
    }
  }

  function read(name) {
    try {
      const draft = JSON.parse(storage()?.getItem(name) ?? "null");
      return draft && Array.isArray(draft.values) ? draft : null;
    } catch (broken) {
      return null;
    }
  }

  function write(name, draft) {
    try {
      storage()?.setItem(name, JSON.stringify(draft));
      return true;
    } catch (full) {
      return false; // the words are still in the form
    }
  }

  const drop = (name) => storage()?.removeItem(name);
  const names = () => Object.keys(storage() ?? {}).filter((name) => name.startsWith(PREFIX));
  const mine = () => names().filter((name) => person && name.startsWith(PREFIX + person + ":"));
  const of = (key) => `${PREFIX}${person}:${key}|`;
  const keyOf = (name) => name.slice((PREFIX + person + ":").length, name.lastIndexOf("|"));
  const own = (key) => of(key) + tab;
  const ours = (name) => name.endsWith("|" + tab);
  const alive = (draft) => Date.now() - (draft.alive ?? 0) < GONE;

  names().forEach((name) => {
    const draft = read(name);
    if (!draft || Date.now() - draft.at > LONG_AGO) {
      drop(name);
    }
  });

  /* Something that was sent as a page of its own (a form, a choice between two versions) is saved when the server answered by leading
     on; where it answered with the form again, with an error or not at all, or asked who is there, the words stay. */
  const arrived = performance.getEntriesByType?.("navigation")[0];
  const ledOn = person && arrived?.type === "navigate" && arrived.redirectCount > 0;
  const sending = (() => {
    try {
      const sent = window.sessionStorage.getItem("groundwork.sent");
      window.sessionStorage.removeItem("groundwork.sent");
      return sent;
    } catch (denied) {
      return null;
    }
  })();
  names().forEach((name) => {
    const draft = read(name);
    if (draft?.sent && draft.sent === sending) {
      if (ledOn) {
        drop(name);
      } else {
        write(name, { ...draft, sent: null });
      }
    }
  });

  setInterval(() => mine().filter(ours).forEach((name) => {
    const draft = read(name);
    draft && write(name, { ...draft, alive: Date.now() });
  }), BEAT);

  // The next page may take over what this one leaves.
  window.addEventListener("pagehide", () => mine().filter(ours).forEach((name) => {
    const draft = read(name);
    draft && write(name, { ...draft, alive: 0 });
  }));

  /* A browser that closes a tab may lose what the tab wrote last, and a tab that crashed says nothing: whoever needs to know asks. */
  const channel = window.BroadcastChannel ? new BroadcastChannel("groundwork.drafts") : null;
  const answered = new Set();
  channel?.addEventListener("message", ({ data }) => {
    if (data.here) {
      answered.add(data.here);
    } else if (data.ask && ours(data.ask) && read(data.ask)) {
      channel.postMessage({ here: data.ask });
    }
  });

  return {
    person,

    /** Asks the tabs that hold words for a form; says whether one of them is gone, so that its words can be taken over. */
    ask(key) {
      const held = !person || !channel ? []
        : mine().filter((name) => name.startsWith(of(key)) && !ours(name) && alive(read(name) ?? {}));
      held.forEach((name) => {
        answered.delete(name);
        channel.postMessage({ ask: name });
      });
      return new Promise((done) => setTimeout(() => {
        const gone = held.filter((name) => !answered.has(name) && read(name));
        gone.forEach((name) => write(name, { ...read(name), alive: 0 }));
        done(gone.length > 0);
      }, held.length ? ANSWERS : 0));
    },

    /** Keeps what stands in a form. about: what, title, where. */
    keep(key, values, about) {
      const length = values.reduce((sum, [name, value]) => sum + name.length + value.length, 0);
      return Boolean(person) && length < MOST
        && write(own(key), { ...about, values, at: Date.now(), alive: Date.now() });
    },

    /** It is saved, or thrown away. */
    forget(key) {
      if (person) {
        drop(own(key));
      }
    },

    /** It is on its way, as a page of its own. */
    sent(key) {
      const draft = person && read(own(key));
      if (draft) {
        const mark = tab + ":" + Date.now();
        try {
          window.sessionStorage.setItem("groundwork.sent", mark);
          write(own(key), { ...draft, sent: mark });
        } catch (denied) {
          // it stays a draft
        }
      }
    },

    /** Takes over the newest that a tab left which is there no more. */
    take(key) {
      const left = !person ? [] : mine().filter((name) => name.startsWith(of(key)) && !ours(name))
        .map((name) => [name, read(name)])
        .filter(([, draft]) => draft && !alive(draft))
        .sort(([, a], [, b]) => b.at - a.at);
      if (!left.length) {
        return null;
      }
      const [name, draft] = left[0];
      if (write(own(key), { ...draft, alive: Date.now() })) {
        drop(name);
      }
      return draft;
    },

    /** Another tab that is open holds words for the same form. */
    elsewhere(key) {
      return Boolean(person) && mine().some((name) => name.startsWith(of(key)) && !ours(name) && alive(read(name) ?? {}));
    },

    isFor(name, key) {
      return Boolean(person && name?.startsWith(of(key)) && !ours(name));
    },

    /** All of this person, the newest first. */
    list() {
      return mine().map((name) => ({ name, key: keyOf(name), here: ours(name), ...read(name) }))
        .filter((draft) => draft.values)
        .sort((a, b) => b.at - a.at);
    },

    drop,

    forgetAll() {
      mine().forEach(drop);
    },
  };
})();

/* Where unsaved words are, on the start page and on the overview of an assessment. */
(function () {
  "use strict";
  const drafts = window.groundworkDrafts;

  function element(name, properties, ...children) {
    const made = Object.assign(document.createElement(name), properties);
    made.append(...children);
    return made;
  }

  function show() {
    const place = document.querySelector("[data-drafts]"); // another one once the page was brought up to date
    if (!place || !drafts.person) {
      return;
    }
    const said = place.dataset;
    const under = said.drafts;
    const list = drafts.list().filter((draft) => !under || draft.key.startsWith(under));
    place.hidden = list.length === 0;
    if (place.hidden) {
      return;
    }
    const open = new Set([...place.querySelectorAll("details[open]")].map((part) => part.dataset.name));
    place.querySelector("ul").replaceChildren(...list.map((draft) => {
      const shown = draft.values.filter(([name, value]) => value.trim() && !/(^|\.)(version|page|from|value|evidence|kind|keep|word)$/.test(name))
        .map(([, value]) => value).join("\n\n");
      const link = element("a", { href: draft.where, textContent: draft.what || draft.title });
      const when = element("span", { className: "meta", textContent:
        [draft.title && draft.title !== draft.what ? draft.title : null,
          new Intl.DateTimeFormat(document.documentElement.lang || undefined,
            { day: "numeric", month: "long", hour: "2-digit", minute: "2-digit", hourCycle: "h23" }).format(new Date(draft.at))]
          .filter(Boolean).join(" · ") });
      const remove = element("button", { type: "button", className: "button-link", textContent: said.remove });
      remove.setAttribute("aria-label", `${said.remove}: ${draft.what || draft.title}`);
      remove.addEventListener("click", () => {
        drafts.drop(draft.name);
        show();
      });
      const more = element("details", { className: "draft-words", open: open.has(draft.name) },
        element("summary", { textContent: said.words }), element("p", { className: "given-note", dir: "auto", textContent: shown }), remove);
      more.dataset.name = draft.name;
      return element("li", {}, link, " ", when, more);
    }));
  }

  show();
  window.addEventListener("storage", show);
  window.addEventListener("pageshow", show);
  document.addEventListener("htmx:load", show);
})();
