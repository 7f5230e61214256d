/** What else is mounted on a page. Each is replaced by its own module as that comes to be. */
export function mountExercises(_root: ParentNode): void {}
export function mountProgress(_root: ParentNode): void {}
export { mountTips } from "./tips";
