/** What the file is called that keeps a record. */

/** Of the record of a course, by its key. */
export function fileName(course: string): string {
  return `${course}-${new Date().toISOString().slice(0, 10)}.json`;
}
