/** A page for a class: loaded when somebody asks to present it. */
import { Presentation } from "./present/presentation";

window.explorable!.Presentation = Presentation;
