// First in the head of each page: keeps what goes wrong for the tests, over all pages of a visit.
(() => {
  const keep = (kind, told) => {
    sessionStorage.watched = JSON.stringify([...JSON.parse(sessionStorage.watched ?? "[]"), [kind, told]]);
  };
  addEventListener("error", (event) => {
    if (event instanceof ErrorEvent) keep("error", `${event.message} (${event.filename}:${event.lineno})`);
    // the next page, which Firefox fetches ahead, it may leave alone again
    else if (event.target.rel !== "next") keep("not loaded", event.target.src ?? event.target.href);
  }, true);
  addEventListener("unhandledrejection", (event) => keep("rejection", String(event.reason)));
  addEventListener("securitypolicyviolation", (event) => keep("policy", `${event.effectiveDirective} refuses ${event.blockedURI}`));
  const { error } = console;
  console.error = (...told) => {
    keep("console", told.join(" "));
    error.apply(console, told);
  };
})();
