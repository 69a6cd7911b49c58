/* Enhancement only: pages whose element has data-live="address of a stream" hear of changes (server-sent events). Each event becomes
   an event of the body, live-<name>, whose detail is what to look at again; htmx or a page's own script asks for it. A page that
   nobody sees is not connected: browsers allow six connections to one host. The root's data-live-state says "on" or "off". */
(function () {
  "use strict";

  const place = document.querySelector("[data-live]");
  if (!place || !window.EventSource) {
    return;
  }
  const root = document.documentElement;
  const LOST_AFTER = 4000;
  let source = null;
  let lost = 0;
  let told = 0; // how many events
  const asked = new WeakMap(); // how many there had been when a request left

  function state(on) {
    clearTimeout(lost);
    if (on) {
      root.dataset.liveState = "on";
    } else {
      lost = setTimeout(() => { root.dataset.liveState = "off"; }, LOST_AFTER);
    }
  }

  function connect() {
    if (source || document.visibilityState === "hidden") {
      return;
    }
    source = new EventSource(place.dataset.live);
    source.addEventListener("open", () => state(true));
    source.addEventListener("error", () => {
      state(false);
      if (source?.readyState === EventSource.CLOSED) { // refused, as by a server that is going away: the browser gives up
        source = null;
        setTimeout(connect, 2000);
      }
    });
    (place.dataset.liveEvents ?? "").split(" ").concat("again", "here").filter(Boolean).forEach((name) =>
      source.addEventListener(name, (event) => {
        told += 1;
        document.body.dispatchEvent(new CustomEvent(`live-${name}`, { detail: { what: event.data } }));
      }));
  }

  /* An element that is replaced by what it asked for (htmx) does not hear what is told from then until the new one is ready. Where
     something was, the new one is told live-missed, and asks once more. */
  document.body.addEventListener("htmx:beforeSend", (event) => asked.set(event.detail.xhr, told));
  document.body.addEventListener("htmx:afterSettle", (event) => {
    const then = asked.get(event.detail.xhr);
    asked.delete(event.detail.xhr);
    if (then !== undefined && then < told) {
      document.body.dispatchEvent(new CustomEvent("live-missed"));
    }
  });

  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "hidden") {
      source?.close();
      source = null;
    } else {
      connect();
    }
  });
  window.addEventListener("online", connect);
  window.addEventListener("pagehide", () => source?.close());
  connect();
})();
