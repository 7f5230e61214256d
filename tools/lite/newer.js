// A notebook that a reader changed is kept by the browser, and hides what the host has under the same name. This says
// when that is another edition, and puts it beside the reader's own, which nobody ever writes over.
(async () => {
  const OPEN = "course:open-newer";
  const WORDS = "This is your own saved copy of the chapter. A newer edition of the chapter is there. Your copy stays as it is.";

  while (!window.jupyterapp) await new Promise((next) => setTimeout(next, 200));
  const app = window.jupyterapp;
  await app.started;

  /** The notebook as the host has it; null for one of the reader's own. */
  const served = async (path) => {
    const address = new URL(`../files/${path.split("/").map(encodeURIComponent).join("/")}`, location.href.replace(/[?#].*/, ""));
    const answer = await fetch(address, { cache: "no-cache" }).catch(() => null);
    return answer?.ok ? answer.json().catch(() => null) : null;
  };

  /** A name beside the reader's own that nobody has yet. */
  const free = async (path) => {
    const stem = path.replace(/\.ipynb$/, "");
    for (let n = 1; ; n += 1) {
      const name = `${stem} (newer edition${n > 1 ? ` ${n}` : ""}).ipynb`;
      const isThere = await app.serviceManager.contents.get(name, { content: false }).then(() => true, () => false);
      if (!isThere) return name;
    }
  };

  app.commands.addCommand(OPEN, {
    label: "Open the newer edition beside it",
    execute: async ({ path }) => {
      const content = await served(path);
      if (!content) return;
      const name = await free(path);
      await app.serviceManager.contents.save(name, { type: "notebook", format: "json", content });
      await app.commands.execute("docmanager:open", { path: name });
    },
  });

  const told = new Set();
  const look = async () => {
    const context = app.shell.currentWidget?.context;
    if (!context?.path?.endsWith(".ipynb") || told.has(context.path)) return;
    told.add(context.path);
    await context.ready;
    const own = context.model.toJSON().metadata?.course_edition;
    const newer = await served(context.path);
    const edition = newer?.metadata?.course_edition;
    if (!edition || edition === own) return;
    const actions = [{ label: "Open it beside mine", commandId: OPEN, args: { path: context.path }, displayType: "accent" }];
    await app.commands.execute("apputils:notify", { message: WORDS, type: "info", options: { autoClose: false, actions } });
  };
  app.shell.currentChanged?.connect(look);
  await app.restored;
  await look();
})();
