/* Enhancement only: after an @ the people of the team are offered; taking one writes the name and ticks the box that tells
   them. Without this file the boxes are there all the same. */
(function () {
  "use strict";

  const MOST = 6;

  document.querySelectorAll("textarea[data-mentions]").forEach((field, number) => {
    const boxes = [...field.form.querySelectorAll("input[name=mention]")];
    if (boxes.length === 0) {
      return;
    }
    const list = document.createElement("ul");
    list.className = "mention-list";
    list.id = `mention-list-${number}`;
    list.hidden = true;
    list.setAttribute("role", "listbox");
    list.setAttribute("aria-label", field.form.querySelector(".tell legend")?.textContent ?? "");
    field.after(list);
    field.setAttribute("aria-autocomplete", "list");
    field.setAttribute("aria-controls", list.id);
    let found = [];
    let at = 0;

    /** What is typed of a name, before the cursor; null where no name is typed. */
    function typed() {
      const before = field.value.slice(0, field.selectionStart);
      const name = /(?:^|[^\p{L}\p{N}])@([\p{L}\p{N}.’'-]*(?: [\p{L}\p{N}.’'-]*)?)$/u.exec(before);
      return name ? name[1] : null;
    }

    function close() {
      list.hidden = true;
      list.replaceChildren();
      found = [];
      field.removeAttribute("aria-activedescendant");
    }

    function mark(index) {
      at = (index + found.length) % found.length;
      [...list.children].forEach((item, i) => item.setAttribute("aria-selected", String(i === at)));
      field.setAttribute("aria-activedescendant", list.children[at].id);
    }

    function take(box) {
      const name = typed() ?? "";
      const start = field.selectionStart - name.length;
      field.setRangeText(`${box.dataset.name} `, start, field.selectionStart, "end");
      box.checked = true;
      box.closest("details")?.setAttribute("open", "");
      close();
      field.focus();
    }

    function offer() {
      const name = typed();
      const wanted = name === null ? null : name.toLocaleLowerCase();
      found = wanted === null ? [] : boxes
        .filter((box) => {
          const whole = box.dataset.name.toLocaleLowerCase();
          return whole !== wanted.trim() && (whole.startsWith(wanted) || whole.split(/\s+/).some((word) => word.startsWith(wanted)));
        })
        .slice(0, MOST);
      if (found.length === 0) {
        close();
        return;
      }
      list.replaceChildren(...found.map((box, i) => {
        const item = document.createElement("li");
        item.id = `${list.id}-${i}`;
        item.setAttribute("role", "option");
        item.textContent = box.dataset.name;
        item.addEventListener("pointerdown", (event) => {
          event.preventDefault();
          take(box);
        });
        return item;
      }));
      list.hidden = false;
      mark(0);
    }

    field.addEventListener("input", offer);
    field.addEventListener("blur", close);
    field.addEventListener("keydown", (event) => {
      if (list.hidden || event.isComposing) {
        return;
      }
      if (event.key === "ArrowDown") {
        mark(at + 1);
      } else if (event.key === "ArrowUp") {
        mark(at - 1);
      } else if (event.key === "Enter" || event.key === "Tab") {
        take(found[at]);
      } else if (event.key === "Escape") {
        close();
      } else {
        return;
      }
      event.preventDefault();
    });
  });
})();
