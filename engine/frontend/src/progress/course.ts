/** What the page "My progress" knows of the course, and what can be counted from a record. */
import type { CourseRecord, Entry } from "./record";
import { isDue } from "./record";
import type { ChapterRows as Chapter, CourseRows as Course, Row } from "../spec";
import { counts } from "../ui/sensitive";
import { guesses } from "../ui/storage";

export type { ChapterRows as Chapter, CourseRows as Course, Row } from "../spec";

export interface Count { all: number; first: number; later: number; begun: number; changed: number; points: number; firstPoints: number; tried: number }

/** The course as it is counted: questions whose numbers may hurt are in once they are right, or where such numbers are shown. */
export function counted(course: Course, record: CourseRecord): Course {
  return only(course, (row) => counts(row[5], record.answers[row[0]]?.best));
}

/** The course as it is offered: without questions whose numbers the reader has not asked for. */
export function offered(course: Course): Course {
  return only(course, (row) => counts(row[5], undefined));
}

function only(course: Course, isIn: (row: Row) => boolean): Course {
  return { ...course, chapters: course.chapters.map((c) => ({ ...c, exercises: c.exercises.filter(isIn) })) };
}

/** The way that the page shows; where there are no ways, all is the course. */
export function isStory(): boolean {
  return document.documentElement.dataset.way === "story";
}

/** What the way asks and shows: of the story its own questions, and its simulations to try; of the course all questions. */
export function onWay(course: Course): Course {
  if (!isStory()) return { ...course, chapters: course.chapters.map((c) => ({ ...c, story: { ...c.story, simulations: {} } })) };
  const chapters = course.chapters.map((c) => ({ ...c, exercises: c.exercises.filter(([id]) => c.story.exercises.includes(id)) }));
  return { ...course, chapters: chapters.filter((c) => c.exercises.length + Object.keys(c.story.simulations).length > 0) };
}

/** Count a chapter: its questions, and the simulations that are to be tried. */
export function countOf(chapter: Chapter, record: CourseRecord): Count {
  const questions = count(chapter.exercises, record);
  const simulations = Object.keys(chapter.story.simulations);
  return { ...questions, all: questions.all + simulations.length, tried: simulations.filter(isTried).length };
}

export function isTried(simulation: string): boolean {
  return guesses.get(simulation) !== null;
}

/** Count some exercises of a record. */
export function count(rows: Row[], record: CourseRecord): Count {
  const found: Count = { all: rows.length, first: 0, later: 0, begun: 0, changed: 0, points: 0, firstPoints: 0, tried: 0 };
  for (const [id, , print] of rows) {
    const entry: Entry | undefined = record.answers[id];
    if (!entry) continue;
    if (entry.print !== print) found.changed += 1;
    found.points += entry.best;
    found.firstPoints += entry.first;
    if (entry.best < 1) found.begun += 1;
    else if (entry.first === 1) found.first += 1;
    else found.later += 1;
  }
  return found;
}

export interface Due { chapter: Chapter; row: Row; entry: Entry }

/** What to repeat, the longest overdue first. */
export function due(course: Course, record: CourseRecord, now: number): Due[] {
  const found: Due[] = [];
  for (const chapter of course.chapters) {
    for (const row of chapter.exercises) {
      const entry = record.answers[row[0]];
      if (entry && isDue(entry, now)) found.push({ chapter, row, entry });
    }
  }
  return found.sort((a, b) => a.entry.due - b.entry.due || (a.row[0] < b.row[0] ? -1 : 1));
}

/** The next day on which something comes up again; 0 if nothing does. */
export function nextDay(course: Course, record: CourseRecord, now: number): number {
  const rows = course.chapters.flatMap((chapter) => chapter.exercises);
  const days = rows.map(([id]) => record.answers[id]?.due ?? 0).filter((d) => d > now);
  return days.length ? Math.min(...days) : 0;
}

/** Answers to exercises that this edition does not have: they are kept, too. */
export function strays(course: Course, record: CourseRecord): number {
  const known = new Set(course.chapters.flatMap((c) => c.exercises.map((row) => row[0])));
  return Object.keys(record.answers).filter((id) => !known.has(id)).length;
}

export function percent(share: number): string {
  return `${Math.round(100 * share)}%`;
}
