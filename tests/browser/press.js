// A reader who presses every button of a page; an expression whose value is an object of functions.
({
  presses: new Map(),

  /** Where a button stands and what it says: the same button after its page was made anew has the same name. */
  nameOf(button) {
    const place = button.closest("[id^=exercise-], [id^=explore-], .ex-progress, header, main");
    return `${place?.id || place?.className || place?.tagName}: ${button.getAttribute("aria-label") ?? button.textContent.trim()}`;
  },

  /** Some answer in every empty field of a form, so that its buttons have something to do. */
  fill(form) {
    const changed = (field) => ["input", "change"].forEach((kind) => field.dispatchEvent(new Event(kind, { bubbles: true })));
    for (const field of form.querySelectorAll("input, select, textarea")) {
      if (field.matches(":disabled") || !field.checkVisibility()) continue;
      if (field.type === "radio" && !form.querySelector(`input[name="${field.name}"]:checked`)) field.click();
      else if (field.type === "checkbox" && !form.querySelector("input[type=checkbox]:checked")) field.click();
      else if (field.tagName === "SELECT" && !field.value) { field.value = "0"; changed(field); }
      else if (["text", "textarea"].includes(field.type) && !field.value) { field.value = "1"; changed(field); }
    }
  },

  /** How many times a button is pressed: "Show me" comes after two answers, and what asks "are you sure?" has two answers. */
  most(button) {
    return button.matches(".ex-exercise [type=submit]") || button.textContent === "Erase everything" ? 2 : 1;
  },

  /** Focus the next button that is to be pressed; its name, or null at the end. */
  next() {
    for (const button of document.querySelectorAll("button, header summary")) {
      if (button.matches(":disabled") || !button.checkVisibility({ visibilityProperty: true })) continue;
      const name = this.nameOf(button);
      const pressed = this.presses.get(name) ?? 0;
      if (pressed >= this.most(button)) continue;
      this.presses.set(name, pressed + 1);
      if (button.form) this.fill(button.form);
      button.focus();
      if (document.activeElement !== button) throw new Error(`${name} can't be focused`);
      return name;
    }
    return null;
  },

  isLost() {
    return !document.activeElement || document.activeElement === document.body;
  },

  /** The right answer of an exercise, and focus in one of its fields; false where Enter does not send it. */
  answer({ id, type, options, shown, gaps }) {
    const card = document.getElementById(`exercise-${id}`);
    const fields = [...card.querySelectorAll("fieldset :is(input, select)")];
    if (["single", "predict", "multiple"].includes(type)) options.forEach((option, n) => option.right && fields[n].click());
    else if (type === "number") fields[0].value = shown;
    else if (type === "cloze" && gaps.some((gap) => gap.accept)) {
      gaps.forEach((gap, n) => { fields[n].value = gap.accept ? gap.accept[0] : String(gap.options.findIndex((o) => o.right)); });
    } else return false;
    fields.find((field) => field.tagName === "INPUT").focus();
    return true;
  },
})
