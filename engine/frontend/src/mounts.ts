/** What else is mounted on a page: exercises, the page "My progress", the tips of terms. */
export { mountExercises } from "./exercise/mount";
export { mountProgress } from "./progress/page";
export { mountTips } from "./ui/tips";
