/* Enhancement only: what colleagues answer appears on the open page within a moment (live.js tells that something changed). A card in
   which somebody is at work stays as it is until they leave it; what is not saved yet is never replaced. */
(function () {
  "use strict";

  const here = () => document.querySelector("[data-live-desk]");
  if (!here()) {
    return;
  }
  const cards = () => [...document.querySelectorAll("section.question")];
  const pageId = () => document.querySelector("section.question input[name=page]")?.value ?? "";
  const versionOf = (id) => document.getElementById(`version-answer-${id}`)?.value;
  const idOf = (card) => card.id.slice("q-".length);

  const waiting = new Set();
  let timer = 0;
  let asking = false;

  function look(ids, delay) {
    ids.forEach((id) => waiting.add(id));
    clearTimeout(timer);
    timer = setTimeout(ask, delay);
  }

  async function ask() {
    if (cards().length === 0) {
      waiting.clear();
    }
    if (asking || waiting.size === 0) {
      return;
    }
    asking = true;
    const ids = [...waiting];
    waiting.clear();
    const seen = ids.filter((id) => versionOf(id) !== undefined).map((id) => `${id}:${versionOf(id)}`).join(",");
    const where = document.querySelector("section.question input[name=from]")?.value ?? "section";
    const alone = where === "next" || where === "one";
    const section = where === "one" ? new URL(here().dataset.live, location.href).searchParams.get("place") : where;
    const query = new URLSearchParams({ seen, page: pageId(), where: alone ? where : "section", section: where === "next" ? "" : section });
    try {
      const answer = await fetch(`${here().dataset.liveDesk}/answers/changed?${query}`,
          { headers: { Accept: "text/html", "HX-Request": "true" }, credentials: "same-origin" });
      if (answer.ok && !answer.redirected) {
        show(await answer.text());
      }
    } catch (unreachable) {
      // the next connection looks at everything
    } finally {
      asking = false;
    }
    if (waiting.size > 0) {
      look([], 200);
    }
  }

  function show(html) {
    const fresh = new DOMParser().parseFromString(html, "text/html");
    document.dispatchEvent(new CustomEvent("groundwork:parts", { detail: html }));
    fresh.querySelectorAll("[data-others]").forEach((said) => {
      const id = said.dataset.others;
      const card = document.getElementById(`q-${id}`);
      const now = fresh.getElementById(`version-answer-${id}`)?.value;
      if (!card) {
        return;
      }
      if (now === undefined || versionOf(id) === now) {
        card.classList.add("just-changed");
        return;
      }
      let note = card.querySelector("[data-others-note]");
      if (!note) {
        note = document.createElement("p");
        note.className = "others-note";
        note.dataset.othersNote = "";
        note.setAttribute("role", "status");
        (document.activeElement?.closest(`[id="q-${id}"] .field`) ?? card.firstElementChild).before(note);
      }
      note.textContent = said.textContent;
    });
  }

  document.body.addEventListener("live-answer", (event) => {
    const [question, , page] = event.detail.what.split(" ");
    if (page && pageId().startsWith(page)) {
      return; // this page's own
    }
    look([question], 50);
  });

  let first = true;
  document.body.addEventListener("live-again", () => {
    if (!first || performance.now() > 10000) {
      look(cards().map(idOf), 100);
    }
    first = false;
  });

  document.addEventListener("focusout", (event) => {
    const card = event.target.closest?.("section.question");
    if (card?.querySelector("[data-others-note]") && !card.contains(event.relatedTarget)) {
      look([idOf(card)], 400);
    }
  });
})();
