/* Enhancement only: the table and the planning document work without this file. */
(function () {
  "use strict";

  /* ------------------------------------------------------------ all of a page at once */

  document.querySelectorAll("[data-pick-all]").forEach((all) => {
    const boxes = [...all.closest("table").querySelectorAll('tbody .pick input[type="checkbox"]')];
    const show = () => {
      const ticked = boxes.filter((box) => box.checked).length;
      all.checked = ticked === boxes.length;
      all.indeterminate = ticked > 0 && ticked < boxes.length;
    };
    all.hidden = false;
    all.addEventListener("change", () => boxes.forEach((box) => { box.checked = all.checked; }));
    boxes.forEach((box) => box.addEventListener("change", show));
    show();
  });

  /* ------------------------------------------------------------ the order of the planning document */

  const list = document.querySelector("[data-planning-list]");
  if (!list) {
    return;
  }
  const form = list.closest("form");
  const status = form.querySelector("[data-order-status]");
  const items = () => [...list.children];
  const place = (item) => item.querySelector("input[name^='place-']");

  /** Which places were typed, in their order: of two that are the same, the one typed last has it. */
  const typing = form.elements.typing;
  list.addEventListener("input", (event) => {
    const others = typing.value.split(",").filter((name) => name && name !== event.target.name);
    typing.value = [...others, event.target.name].join(",");
  });

  function renumber() {
    items().forEach((item, at, all) => {
      place(item).value = String(at + 1);
      item.querySelector("[data-up]").hidden = at === 0;
      item.querySelector("[data-down]").hidden = at === all.length - 1;
    });
    typing.value = "";
  }

  /** The server orders by what was typed, against the order that it was shown in: each of these says where it was before. */
  async function save(before) {
    const body = new URLSearchParams();
    body.set("_csrf", form.elements._csrf?.value ?? "");
    before.forEach((item) => body.append(place(item).name, String(items().indexOf(item) + 1)));
    let answer = null;
    try {
      answer = await fetch(list.dataset.order, { method: "POST", body, credentials: "same-origin", redirect: "manual" });
    } catch (unreachable) {
      answer = null;
    }
    status.textContent = answer?.type === "opaqueredirect" ? list.dataset.saved : list.dataset.failed;
  }

  let dragged = null;
  let before = [];

  list.addEventListener("pointerdown", (event) => {
    const handle = event.target.closest("[data-drag]");
    if (!handle || event.button !== 0) {
      return;
    }
    event.preventDefault();
    dragged = handle.closest("li");
    before = items();
    dragged.classList.add("dragged");
    status.textContent = "";
  });

  document.addEventListener("pointermove", (event) => {
    if (!dragged) {
      return;
    }
    const next = items().find((item) => {
      const box = item.getBoundingClientRect();
      return item !== dragged && event.clientY < box.top + box.height / 2;
    });
    if (next ? next !== dragged.nextElementSibling : dragged !== list.lastElementChild) {
      list.insertBefore(dragged, next ?? null);
    }
  });

  function drop() {
    if (!dragged) {
      return;
    }
    dragged.classList.remove("dragged");
    dragged = null;
    if (items().some((item, at) => item !== before[at])) {
      renumber();
      save(before);
    }
  }

  document.addEventListener("pointerup", drop);
  document.addEventListener("pointercancel", drop);
})();
