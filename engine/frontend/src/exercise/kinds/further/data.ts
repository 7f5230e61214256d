import { h } from "../../../ui/dom";
import { written } from "../../html";
import type { DataFields } from "../../../spec";
import type { Answering, Card, Described } from "../../types";
import { number } from "../number";
import { single } from "../single";

export interface Data extends Described, DataFields {}

/** Something to read, drawn when the book was built, above a question of another kind. */
export function data(exercise: Data, card: Card): Answering {
  const { choice, picture } = exercise;
  const asked: Answering = choice ? single({ ...exercise, ...choice }, card) : number({ ...exercise, ...exercise.number! }, card);
  return { ...asked, body: h("div", {}, written("div", picture, "ex-data"), asked.body) };
}
