/**
 * All words that the front end says, to the eye and to the ear, in one language. To reword a button, change it here.
 *
 * A translation is a module with the same names (`typeof import("./strings")`), put in the place of this one: it has its
 * own order of words, its own plurals and dates. What numbers are written with ("million", "less than one") belongs to
 * their one writer, `number-format.ts`. Texts of exercises and simulations come from Python.
 */
import STOPPED from "../../../src/explorable/tables/stopped.json";
import { days, plurals } from "./language";

const LANGUAGE = "en";
export const language = LANGUAGE;
const plural = plurals(LANGUAGE);
export const day = days(LANGUAGE);

// ---- what all rooms share

/** A text in quotes, inside a sentence: it loses its own quotes and full stop. */
export const quoted = (text: string): string => `“${text.replace(/^“(.*)”$/, "$1").replace(/\.$/, "")}”`;

export const youChose = (text: string): string => `You chose ${quoted(text)}.`;

export const switchedOn = "on";
export const switchedOff = "off";

export const retryNoConnection = (failed: string): string => `There is no connection at the moment. ${failed} It comes by itself when the network is back.`;
export const retryAgain = "Try again";
export const retryOneMoment = "One moment …";

/** What could not be fetched, and what is there instead. */
export const failedSimulation = "This simulation could not be started. Below is what it says before a slider is moved.";
export const failedExplorersChart = "The chart could not be loaded. The sentence and the table still answer.";
export const failedExercise = "This exercise could not be started. It can still be read.";
export const failedChart = "The chart could not be loaded. The table says the same.";

export const pythonGone = (goesOn: string): string => `Python has stopped or started anew. ${goesOn} To connect again, choose “Run All Cells” in the menu “Run”.`;
export const pythonExercisesGoOn = "You can answer here as before, but Python does not hear of it.";
export const pythonExplorersGoOn = "The sliders answer here as before, but Python does not hear of them.";

// ---- numbers that may hurt

export const sensitiveNames = { ask: "ask me first", show: "show", "not-now": "not now" };
export const sensitiveTold = {
  ask: "Each number stays in its card until you open it.",
  show: "The numbers are shown.",
  "not-now": "The numbers stay closed. You can change that here at any time.",
};
export const sensitiveOpen = "Show it";
export const sensitiveUsesNumbers = (about: string): string => `This question uses numbers on ${about}.`;
export const sensitivePaperTitle = "The numbers, if you want them";
export const sensitivePaperIntro = "They come from studies of groups. They can’t tell what will happen to your child. You may keep these sheets apart from the others.";
export const sensitiveLeftOut = "Left out, as you asked.";
export const sensitiveAtTheEnd = (number: number): string => `At the end of these pages, number ${number}.`;

// ---- simulations

export const stopped = STOPPED;

export const outcomeTellUs = "Please tell us: the model should work as it comes.";
export const outcomeChangeModel = "Change an equation, a start or a default.";
export const outcomeUsually = (value: string): string => `, usually ${value}`;
export const outcomeNow = (label: string, value: string, usually: string): string => `${label} (now ${value}${usually})`;
export const outcomeMoveBack = (list: string): string => `Move one of these back: ${list}.`;
export const outcomeMoveBackOrChange = (list: string): string => `Move one of these back, or change an equation: ${list}.`;

export const explorerSettings = "Settings";
export const explorerMoreSettings = "More settings";
export const explorerUsual = "Usual setting";
export const explorerStartAgain = "Start again";
export const explorerCopyLink = "Copy a link to this setting";
export const explorerCopied = "The link is copied. Paste it anywhere.";
export const explorerNotCopied = (url: string): string => `Your browser does not let us copy. The link is: ${url}`;
export const shareTitle = "Share";
export const shareFile = "One file";
export const shareFileTold = "It plays on a phone or a computer without a network. Send it by messenger or mail.";
export const shareSave = "Save the file";
export const shareFileAddress = "Copy its address";
export const shareNoFile = "This copy of the course has no file of this simulation.";
export const shareEmbed = "In a page of your own";
export const shareEmbedTold = "A page with this simulation alone, for a lesson’s page or a blog.";
export const shareCopyEmbed = "Copy the code";
export const shareCopied = { link: "The link is copied. Paste it anywhere.", file: "The file’s address is copied.", embed: "The code is copied. Paste it where your page takes HTML." };
export const shareNotCopied = (text: string): string => `Your browser does not let us copy. Here it is: ${text}`;
export const shareFromDisk = "These pages lie on this device, so an address of them leads nowhere for others.";
export const failedShare = "The ways to share could not be loaded.";

/** Above what a link asks for: it is not from the course. */
export const heldTask = "A task from whoever made this link:";
export const heldHidden = (list: string): string => `Out of sight: ${list}.`;
export const heldFixed = (list: string): string => `Fixed: ${list}.`;
export const heldFree = "Show all settings";

export const explorerStories = "Stories to try";
export const explorerOwnSetting = (back: string): string => `Your own setting. “${back}” brings the usual one back.`;
export const explorerUsualSetting = "The usual setting. Press a story, or move a slider.";
export const explorerFaintLines = (what: string): string => `Faint lines: ${what}`;
export const explorerBeforeMoved = (label: string): string => `before you moved “${label}”`;
export const explorerSettingBefore = "the setting before";

export const badgeIllustrative = "Illustrative model and numbers";
export const badgeCourse = "Course model, illustrative numbers";
export const badgeOwnNumbers = "Published equations, illustrative numbers";
export const badgePublished = "Published model";

export const chartRead = (label: string): string => `Read the chart: ${label}`;
export const chartPicture = (label: string): string => `Chart. ${label}`;
export const chartEarlier = (name: string): string => `${name}, before`;
/** Not said again of an axis whose own label says it. */
export const chartSaysTenTimes = /ten times/;
/** Below the settings, on paper only. */
export const chartOnPaper = "This picture moves on a screen. “Press” and “move” in the text mean its buttons and sliders there.";
export const chartTenTimes = "each line is ten times more";

export const guessYours = "Your prediction";
export const guessFirst = "First, what do you think?";
export const guessCommit = "This is my guess";
export const guessOffer = "Make a guess";
export const guessSkip = "Skip, show me";
export const guessChooseFirst = "Choose one first. A wrong guess helps as much as a right one.";
export const guessAfterAll = "Guess first after all";
export const guessRight = "That is what happens.";
export const guessOther = "It turns out differently.";
export const guessYouSaid = "You said:";
export const guessReplay = "Show this case again";
export const guessSetting = (label: string, value: string): string => `${label}: ${value}`;
export const guessBefore = (setting: string, sentence: string): string => `Before (${setting}): ${sentence}`;
/** Stands before the sentence that says what happened. */
export const guessNow = (setting: string): string => `Now (${setting}): `;
export const guessAgain = "Ask me again";
export const guessWaits = "The picture waits for your guess.";

export const detailsNumbers = "The numbers as a table";
export const detailsSave = "Save all rows to a file (CSV)";
export const detailsSaved = (name: string): string => `Saved as ${name}, with names, units and settings.`;
export const csvSettings = "The settings:";
export const detailsEquationsTitle = "The equations";
export const detailsEquations = "Equations";
export const detailsParametersTitle = "Parameters, units and sources";
export const detailsParameters = "Parameters of the model";
export const detailsLeavesOut = "What this model leaves out";
export const detailsHeads = ["Meaning", "Symbol", "Usual value", "Range", "Unit", "Source"];
export const detailsChosen = "chosen for this course";
export const detailsOffOrOn = "off or on";
export const detailsRange = (lo: string, hi: string): string => `${lo} to ${hi}`;
export const detailsFixed = "fixed";

export const tableMeasures = "What was read off this run";
export const tableHeads = ["What", "Value"];
export const tableCurves = "The curves in numbers";
export const tableAlmostNone = "almost 0";
export const tableLessThan = (value: string): string => `less than ${value}`;

export const linkNoSetting = (name: string): string => `“${name}” is not a setting here`;
export const linkNoNumber = (text: string, label: string): string => `“${text}” is not a number (${label})`;
export const linkGoesFrom = (label: string, lo: string, hi: string): string => `${label} goes from ${lo} to ${hi}`;
export const linkIsSwitch = (label: string): string => `${label} is 0 or 1`;
export const linkAndMore = (n: number): string => plural(n, "; and # more");
export const linkLeftOut = (problems: string): string => `Part of the link was left out: ${problems}.`;

// ---- exercises

export const cardCheck = "Check";
export const cardHint = "Hint";
export const cardHintLead = "Hint.";
export const cardAnotherHint = "Another hint";
export const cardShowMe = "Show me";
export const cardTryAgain = "Try again.";
export const cardTryItAgain = "Try it again";
export const cardOtherReasons = "The other reasons";
export const cardExplanation = "The explanation";
export const cardRight = "That’s right.";
export const cardNearly = "Nearly there.";
export const cardNotYet = "Not yet.";
export const cardAsPredicted = "As you predicted.";
export const cardNotAsPredicted = "It turns out differently. A prediction that fails teaches best.";
export const cardCompared = "Compared.";
export const cardHereIsTheAnswer = "Here is the answer.";
export const cardEmptied = "The exercise is empty again.";
export const cardDraft = (when: string): string => `What you had begun to answer on ${when} is here again. Go on where you were.`;
export const cardResults = { atOnce: "right at the first try", right: "right", open: "not finished", shown: "the answer was shown" };
export const cardAskAgain = "Time to ask yourself again.";
export const cardChanged = (when: string, result: string): string =>
  `This question has changed since you answered it on ${when} (${result}). That result is kept; you can answer the new question.`;
export const cardYouAnswered = (when: string): string => `You answered this on ${when}.`;
export const cardAnswered = (when: string, result: string): string => `Answered on ${when}: ${result}.`;
export const cardBegun = (when: string, tries: number): string => plural(tries, `You began this on ${when} (# {try|tries}). Go on where you were.`);
export const cardOpenLive = "Open this chapter live";
export const cardOtherSite = "(opens another site)";
export const cardCopyCode = "Copy this into a new cell below, change it, and run it:";

export const tallyRight = (right: number, all: number): string => `${right} of ${all} right`;
export const tallyAll = (n: number): string => plural(n, "# {exercise|exercises}");
export const tallyClosed = (n: number): string => `, ${n} closed`;
export const tallyProgress = "My progress";
export const tallyInTheCourse = "in the whole course";

export const answersChoose = "Choose …";
export const answersYours = "Your answer";

export const singleChooseFirst = "Choose one of the answers first.";

export const multipleChooseFirst = "Choose at least one of the answers first.";
export const multipleFit = (n: number): string => plural(n, "# of your choices {fits|fit}.");
export const multipleDoNot = (n: number): string => plural(n, "# {does|do} not:");
export const multipleNoneFits = "What you chose does not fit:";
export const multipleMissing = (n: number): string => plural(n, "# {answer is|answers are} still missing.");

export const clozeGap = (n: number): string => `Gap ${n}`;
export const clozeGapLead = (n: number): string => `Gap ${n}.`;
export const clozeFillGap = (n: number): string => `Fill gap ${n} first.`;
export const clozeFillIt = "Fill the gap first.";
export const clozeYouWrote = (text: string): string => `You wrote “${text}”.`;
export const clozeAnother = "Look for another word.";

export const matchChooseAll = (open: number): string => plural(open, "Choose something for every line first; # {is|are} open.");
export const matchYouChose = (text: string): string => `you chose ${quoted(text)}.`;
export const matchBelongsTo = (text: string): string => `That belongs to ${quoted(text)}.`;
export const matchAllFit = "All of them fit.";
export const matchFit = (n: number, all: number): string => plural(n, `# of ${all} {fits|fit}.`);

export const orderMoveUp = (name: string): string => `Move up: ${name}`;
export const orderMoveDown = (name: string): string => `Move down: ${name}`;
export const orderIsFirst = (name: string): string => `${name} is already first.`;
export const orderIsLast = (name: string): string => `${name} is already last.`;
export const orderNowAt = (name: string, place: number, all: number): string => `${name}, now ${place} of ${all}.`;
export const orderAllStand = "Every step stands in its place.";
export const orderStand = (n: number, all: number): string => plural(n, `# {step stands|steps stand} in place, of ${all}.`);
export const orderLookAt = (text: string): string => `Look at ${quoted(text)} again.`;

export const numberTroubles = {
  empty: "Type a number first.",
  "too-long": "That is too long to be one number. Type only the number and its unit.",
  "not-a-number": "I can't read that as a number. You can write 0.8 or 0,8 or 8 x 10^-1.",
  "too-large": "That number is too large to be read.",
};
export const numberBadSign = (sign: string): string => `I can't read the sign “${sign}”. Type the number without it.`;
export const numberNoUnit = "The unit is missing. Type it after the number.";
export const numberDoesNotFit = (unit: string): string => `“${unit}” does not fit here.`;
export const numberWhichUnit = "Which unit measures this?";
export const numberAnswerIn = (unit: string): string => `Give the answer in ${unit}.`;
export const numberBare = "a bare number";
export const numberAnswerIs = (shown: string): string => `The answer is ${shown}.`;
export const numberDoYouMean = (ways: string[]): string => `Do you mean ${ways.join(" or ")}? Type it so.`;
export const numberYouAnswered = (text: string): string => `You answered ${text}.`;
export const numberLookAtSign = "The size fits. Look at the sign.";
export const numberSmaller = "The answer is smaller than that.";
export const numberLarger = "The answer is larger than that.";
export const numberWithUnit = "Your answer, with its unit";

export const predictVerb = "This is my prediction";
export const predictSee = "See it in the simulation";
export const predictYouPredicted = "You predicted";
export const predictWhatHappens = "What happens:";

export const textCompare = "Compare";
export const textKeepRating = "Keep my rating";
export const textModel = "A model answer, to compare";
export const textTick = "What does yours say? Tick it yourself.";
export const textPoint = (point: string): string => `My answer ${point}`;
export const textWriteFirst = "Write a few words first. It is only for you.";
export const textSaysAll = "Your answer says all of it.";
export const textSays = (count: number, all: number): string => `Your answer says ${count} of ${all} points. The others are worth a second look.`;

export const vignetteStep = (n: number, all: number): string => `Step ${n} of ${all}`;
export const vignetteAnswer = (n: number, all: number): string => (n < all ? `Answer step ${n} of ${all}` : "Answer the last step");
export const vignetteOther = "Another answer fits better.";
export const vignetteFits = (text: string): string => `What fits here: ${quoted(text)}.`;
export const vignetteAllRight = "Right at every step.";
export const vignetteEnd = "This is the end of the case.";
/** How many steps were right, and which to read once more. */
export function vignetteScore(right: number, all: number, missed: number[]): string {
  const told = plural(right, `# of ${all} steps {was|were} right.`);
  return missed.length ? `${told} ${plural(missed.length, `To read once more: {step|steps} ${missed.join(", ")}.`)}` : told;
}

export const spotChooseFirst = "Choose one of the sentences first.";
export const spotHolds = (text: string): string => `${quoted(text)}: this sentence holds.`;
export const spotFound = "You found the sentence. Now say why.";

/** Behind the title, on paper only. */
export const goalOnPaper = ": on a screen, with the simulation";
export const goalCheck = "Check this setting";
export const goalGoThere = "Go to the simulation";
export const goalStart = "Start here";
export const goalWorked = "A worked example first";
export const goalEarly = "The simulation reaches this goal already, so that does not count. Press “Start here”, and find the way from there.";
export const goalBack = "Back to the exercise";
export const goalAtStart = "The simulation stands at the start of this exercise again.";
export const goalReached = "Goal reached.";
export const goalThereAlready = (numbers: string): string => `There already: ${numbers}`;
export const goalMoveFirst = "Go to the simulation and move its sliders first.";
export const goalElsewhere = "The simulation of this exercise is on another page.";
export const goalNoAnswer = "This setting can't be computed. Move a slider, then check again.";
export const goalNotCounted = "Not counted yet.";
export const goalReaches = "Your setting reaches the goal.";

// ---- my progress

export const progressNothingYet = (all: number, closed: number): string =>
  plural(all, `Nothing is kept yet. The course has # {exercise|exercises}${closed ? `, ${closed} of them in closed cards` : ""}; what you answer shows up here.`);
export const progressBegin = "Begin with the first chapter.";
export const progressAnswered = (begun: number, all: number): string => `You have answered ${begun} of ${all} exercises.`;
/** How many exercises are right, and how many of them were so at once. */
export function progressRight(right: number, atOnce: number): string {
  if (right === 0) return "None is right yet.";
  const told = plural(right, "# {is|are} right");
  if (atOnce === right) return plural(right, `${told}, {|all of them }at the first try.`);
  return right === 1 ? `${told}.` : `${told}, ${atOnce || "none"} of them at the first try.`;
}
export const progressChanged = (n: number): string => plural(n, "# {question has|questions have} changed since you answered.");
export const progressStrays = (n: number): string => plural(n, "# {answer belongs|answers belong} to questions that this edition does not have. They are kept.");
/** What is said of questions that are not counted, as their numbers may hurt. */
export const progressAside = (n: number): string =>
  plural(n, "# more {question uses|questions use} numbers that may be hard to read, such as survival. They are not counted until you have them right, or choose “Show” under “Numbers” at the top of the page.");
export const progressByChapter = "By chapter";
export const progressChapter = (number: number): string => `Chapter ${number}`;
export const progressRepeat = "To repeat today";
export const progressNothingToday = "Nothing today.";
export const progressNextOn = (day: string): string => `The next ones come up on ${day}.`;
export const progressDue = (n: number): string => plural(n, "# {exercise is|exercises are} due. Each comes back after 1, 3, 7 and 21 days.");
export const progressCanWait = (n: number): string => `${n} more can wait until these are done.`;
export const progressLastAnswered = (day: string): string => `last answered on ${day}`;
export const progressChangedSince = (day: string): string => `changed since you answered it on ${day}`;
export const progressGoOnTitle = "Where to go on tomorrow";
export const progressDueFirst = (day: string): string => `to repeat, last answered on ${day}`;
export const progressFewest = (right: number, all: number): string => `here the fewest are right: ${right} of ${all}`;
export const progressNextChapter = "the next chapter";
export const progressNotAnswered = "not answered yet";
export const progressGoOn = "Go on";
export const progressGoOnWith = (objective: string): string => `with: ${objective}`;
export const progressDone = "Done";
export const progressHeads = ["You can …", "Right", ""];
export const progressOf = (n: number, all: number): string => `${n} of ${all}`;
export const progressAllRight = "all right";
export const progressColors = "What the colors mean";
export const progressParts = { first: "right at the first try", later: "right later", tried: "simulation tried", begun: "begun" };
export const progressComplete = "complete";
export const progressTried = "tried";
export const progressNotTried = "not tried yet";
export const progressTry = "Try it";
export const progressSimulation = (title: string): string => `Simulation: ${title}`;
export const progressSeed = (seed: number): string => `Some questions have numbers of your own. A trainer finds them under seed ${seed}.`;
export const progressStory = (rest: number): string =>
  plural(rest, "You read the story, so its questions and simulations are counted here. The course has # more {question|questions}. What you have answered there is kept.");

export const turnedAsk = "One tap more";

export const sureAsk = "How sure are you?";
export const sureLevels = ["A guess", "Fairly sure", "Very sure"];
export const sureFirst = "Say first how sure you are. Then your answer is checked.";
export const sureTitle = "How sure are you?";
export const sureIntro = "A card can ask you how sure you are, before it checks your answer. It is a way to find out where your feeling is right, and where a second look pays.";
export const sureSwitch = "Ask me how sure I am";
export const sureOn = "From the next page on you are asked. What you say stays in this browser, with your answers.";
export const sureOff = "You are not asked any more. What you have said is kept with your answers.";
export const sureSoFar = (n: number, enough: number): string =>
  `${n ? plural(n, "You have said it {once|# times} so far.") : "You have not said it yet."} From ${enough} answers on, it says here how well your feeling fits.`;
/** By level, the lowest first. */
export const sureOf: ((right: number, all: number) => string)[] = [
  (right, all) => `When it was a guess, ${right} of ${all} were right.`,
  (right, all) => `When you were fairly sure, ${right} of ${all} were right.`,
  (right, all) => `When you were very sure, ${right} of ${all} were right.`,
];
export const sureVerdicts = {
  fits: "Your feeling fits well.",
  surer: "You are surer than you are right. Where you feel sure, a second look pays.",
  modest: "You know more than you think. You may trust your answers a little more.",
};

export const transferTitle = "Keep it, move it, erase it";
export const transferIntro = "Your progress lives in this browser only. It is gone if you clear the browser’s data. Save it to a file to keep it or to take it to another computer.";
export const transferSave = "Save to a file";
export const transferSaved = "Saved. Keep the file somewhere safe; it can be loaded here or on another computer.";
export const transferLoad = "Load from a file";
export const transferTooLarge = "This file is too large to be a saved progress. Nothing was changed.";
export const transferBroken = "This file could not be read: it is damaged or cut off. Nothing was changed.";
export const transferForeign = "This file is not a saved progress of this course. Nothing was changed.";
export const transferLoaded = (found: number, fresh: number): string =>
  plural(found, `Loaded: # {answer|answers} (${fresh || "none"} new here). Nothing you had was lost; of two answers to one question the later one counts.`);
export const transferDrafts = (n: number): string => plural(n, "# {answer that you began is|answers that you began are} in it, too.");
export const transferGuesses = (n: number): string => plural(n, "# {guess before a simulation is|guesses before simulations are} new here.");
export const transferOlder = "The file comes from an older edition of the course. Questions that have changed are marked.";
export const transferNewer = "The file comes from a newer edition of the course than this page. Keep the file, in case it holds more than this page can read.";
export const transferSkipped = (n: number): string => plural(n, "# {entry was|entries were} unreadable and left out.");
export const transferNoSense = (n: number): string =>
  plural(n, "This file is not a progress that this page can read: nothing in it makes sense here (# {entry|entries}).");
export const transferEmpty = "This file holds no answers.";
export const transferUnchanged = "Nothing was loaded, and nothing was changed.";
export const transferErase = "Erase everything";
export const transferSure = "Erase all your answers, drafts, guesses and settings? This can’t be undone.";
export const transferYes = "Yes, erase everything";
export const transferNo = "No, keep them";
export const transferErased = "Erased: answers, drafts, guesses and settings. Nothing of your progress is left in this browser.";
export const transferKept = "Nothing was erased.";

export const trouble = {
  blocked: "Your browser does not let this page keep anything. Everything works, but your answers are gone when you leave. A file keeps them; you can load it on the page “My progress”.",
  full: "The storage of your browser is full. Your latest answers may be gone when you leave, so save them to a file now. " +
    "Then make room: delete the data of this site in the settings of your browser, and load the file on the page “My progress”.",
  damaged: "What was kept here could not be read, so a new record was started. The unreadable text is set aside: you can save it here.",
  newer: "Your progress was kept by a newer edition of this course. This older page leaves it as it is, and keeps nothing of its own. A file keeps what you answer here.",
};

export const troubleSaveDamaged = "Save the unreadable text";
export const troubleSaveAnswers = "Save my answers to a file";

export const completionTitle = "A record to print";
export const completionIntro = "A sheet with the date and your scores, for a folder or a supervisor. It is a record kept by yourself, not a certificate.";
export const completionName = "Name on the paper (may stay empty; it is not kept)";
export const completionPrint = "Print the record";
export const completionSheet = "Record of completion (kept by yourself)";
export const completionHeads = ["Chapter", "Answered", "First try", "Best"];
export const completionAbout = (day: string, edition: string, answered: number, all: number): string =>
  `${day}. Course version ${edition}. ${answered} of ${all} exercises answered.`;
export const completionScores = (first: string, best: string): string =>
  `Score at the first try: ${first}. Best score: ${best}. Exercises that were not answered count as zero.`;
export const completionProvesNot = "What this sheet does not prove: who sat at the screen, whether answers were looked up, or that anybody may treat patients. " +
  "The course keeps its record in the reader’s own browser, where it can be changed. Nobody has checked it.";

// ---- scenes

export const explorerOwn = "Move it yourself, and see the chart";
export const sceneName = (title: string): string => `Living picture: ${title}`;
export const sceneTime = "Time in the picture";
export const sceneHint = "Nothing moves before you press Play. Next goes from event to event. Space plays and pauses, the arrow keys go along.";
export const scenePlay = "Play";
export const scenePause = "Pause";
export const scenePlayAgain = "Play again";
export const sceneNext = "Next";
export const sceneOnceMore = "Once more, by chance";
export const sceneSpeed = (times: string): string => `${times}×`;
export const sceneSpeedSaid = (times: string): string => `Speed ${times}×`;
export const sceneMean = "Here the mean of many runs is shown.";
export const sceneMore = "There are more than the picture holds.";
export const sceneNone = (words: string): string => `no ${words}`;
/** "1 cell", but "1 of the cells that hide". */
export const sceneOne = (one: string, words: string): string => (words.includes(" that ") ? `1 of the ${words}` : one);
export const sceneSome = (amount: string, words: string, figures: number, stands: boolean): string => (stands ? `${amount} ${words} (${figures} drawn)` : `${amount} ${words}`);
export const sceneTried = (tried: number, words: string): string => `${tried} ${words} tried`;
export const sceneBeyond = (beyond: number, all: number, words: string): string => `${beyond} of ${all} ${words} beyond the line`;
export const failedScene = "The living picture could not be loaded. Its still picture and the chart say what happens.";

// ---- films

export const filmPlay = (seconds: number): string => plural(Math.round(seconds), "Play the film (# {second|seconds})");
export const filmTime = "Time in the film";
export const filmControls = "Film";
export const filmChapters = "Scenes of the film";
export const filmPlace = (seconds: number, all: number, title: string): string => plural(all, `${seconds} of # {second|seconds}. ${title}`);
export const filmTake = "Take over the controls";
export const filmBack = "Back to the film";
export const filmFull = "Full screen";
export const filmChild = "Words for a younger child";
export const filmDescribe = "Describe the pictures";
export const filmWaits = "The film waits. Play goes on to the next scene.";
export const failedFilm = "The film could not be loaded. Its picture and its words are here.";

// ---- drawn and labeled

export const drawHow = "Draw from left to right with a finger or the mouse. By keys: left and right move the point, up and down draw it.";
export const drawPoint = "A point of your curve";
export const drawPointAt = (at: string, height: string): string => `At ${at}: ${height || "nothing drawn"}`;
export const drawHigher = "Higher";
export const drawLower = "Lower";
export const drawErase = "Erase the line";
export const drawErased = "The line is erased.";
export const drawStraightened = "Time runs forward only. The part of your line that went back was straightened.";
export const drawToTheEnd = (from: string, to: string): string => `Draw the whole line first, from ${from} to ${to}.`;
export const drawYours = "Your line";
export const drawModel = "The model’s curve";
export const drawTable = "Both lines in numbers";
export const drawAllAlike = "Your line does what the model’s curve does.";
export const drawCompared = "Compared with the model’s curve.";
export const drawAlike = (n: number, all: number): string => plural(n, `# of ${all} features {is|are} alike.`);
export const drawFits = "Alike.";
export const drawDiffers = "It differs.";
export const drawWhere = (ask: "rises" | "top", yours: string, model: string): string => ask === "top"
  ? `Your top is at ${yours}, the model’s at ${model}.`
  : `${yours ? `Yours first rises at ${yours}` : "Yours never rises"}, the model’s at ${model}.`;
export const drawWhether = {
  falls: (yours: boolean, model: boolean): string => `Yours ${yours ? "falls to less than" : "stays above"} a tenth of its top; the model’s ${model ? "falls to less than that" : "stays above"}.`,
  returns: (yours: boolean, model: boolean): string => `Yours ${yours ? "comes back" : "does not come back"}; the model’s ${model ? "does" : "does not"}.`,
};

export const labelHow = "Tap a place in the picture and then its label, or choose from the list.";
export const labelLabels = "Labels";
export const labelSpot = (n: number, where: string, text: string): string => `Place ${n}, ${where}: ${text || "no label yet"}`;
export const labelPlaceTaken = (n: number): string => `Place ${n}. Now choose a label.`;
export const labelTextTaken = (text: string): string => `${text}. Now choose a place.`;
export const labelPut = (text: string, n: number): string => `${text}: put at place ${n}.`;

// ---- what differs

export const version = (n: number, all: number): string => `Your numbers: version ${n} of ${all}.`;
export const mysteryHow = "One setting was moved, and only one. An answer fits if its curve lies on the other one, or nearly.";
export const mysteryCurves = { usual: "The usual setting", hidden: "One setting moved", yours: "Your answer" };
export const mysteryUsual = (value: string): string => `usual: ${value}`;
export const mysteryValue = "Moved to";
export const mysterySet = (label: string, value: string): string => `${label}, moved to ${value}.`;
export const mysteryChooseFirst = "Choose a setting first, then the value that it was moved to.";
export const mysteryTable = "The curves in numbers";
export const mysteryFound = (label: string, value: string): string => `It is this one, moved to ${value}: ${quoted(label)}.`;
export const mysteryThatOne = (label: string): string => `${quoted(label)} is the setting that was moved. Its value does not fit yet.`;
export const mysteryOther = (label: string, value: string): string => `With ${quoted(label)} at ${value} the curve is another one.`;
export const mysteryOff = (percent: number, isHigher: boolean, at: string): string =>
  `Your curve lies furthest away at ${at}: ${isHigher ? "higher" : "lower"}, by ${percent}% of the chart’s height.`;

// ---- studies

export const studyBack = "Step back";
export const studyNext = "Next step";
export const studyAgain = "From the start";
export const failedStudy = "This picture could not be brought to life. It is whole, and its numbers are in the table.";
const ofTime = (unit: string, t: number): string => `${unit[0].toUpperCase()}${unit.slice(1)} ${t}`;
export const survivalTime = "Time since each patient began";
export const survivalKeys = "By keys: left and right move the time, Page Up and Page Down go from step to step.";
export const survivalBegins = (n: number): string => plural(n, "{The one patient is|All # are} watched. The curve begins at 100 of 100.");
export const survivalWhen = (unit: string, t: number): string => `${ofTime(unit, t)}.`;
export const survivalStep = (atRisk: number, events: number, height: number): string => `Of ${atRisk} who were still watched, ${plural(events, "# {has|have} an event")}. The curve steps down to ${atRisk - events}/${atRisk} of its height: ${height} of 100.`;
export const survivalTick = (n: number, height: number): string => `${plural(n, "# {is|are}")} watched no longer, without an event. The curve gets a tick and stays at ${height} of 100. From now on it counts ${n} fewer.`;
export const survivalEnds = "Here the curve ends.";
export const survivalBetween = (unit: string, t: number, atRisk: number, height: number): string => `${ofTime(unit, t)}. ${plural(atRisk, "# {is|are}")} still watched. Nothing happens, so the curve stays at ${height} of 100.`;
export const survivalProduct = (product: string, height: number): string => `${product} = ${height}\u00a0of\u00a0100`;
export const survivalAt = (unit: string, t: number, atRisk: number, height: number): string => `${ofTime(unit, t)}: ${atRisk} still watched, ${height} of 100 without an event`;

const counted = (n: number): string => plural(n, "#");
export const trialEffect = "In truth, people with the treatment get well";
export const trialSize = "People in each group";
export const trialPeople = (n: number): string => plural(n, "# {person|people}");
export const trialDays = "How long they are watched";
export const trialDay = (n: number): string => plural(n, "# {day|days}");
export const trialOne = "Next study";
export const trialMany = "1,000 studies";
export const trialPlays = (day: number, days: number, treated: number, others: number, n: number): string => `Day ${day} of ${days}. Well again: ${counted(treated)} of ${counted(n)} with the treatment, ${counted(others)} of ${counted(n)} without it.`;
const points = (n: number): string => (n < 0 ? `\u2212${-n}` : String(n));
export const trialSaw = (treated: number, others: number, n: number, low: number, high: number): string => `Well again are ${counted(treated)} of ${counted(n)} with the treatment, ${counted(others)} of ${counted(n)} without it. The 95% interval of the difference goes from ${points(low)} to ${points(high)} of 100.`;
const fooledBy = (words: string): string => `The study says that it ${words}, and is fooled by chance.`;
/** What a study says, and then what is true. */
export const trialSays = {
  better: { better: "The study says that it helps, and that is true.", open: fooledBy("helps"), worse: fooledBy("helps") },
  open: { better: "The study can’t tell, and misses what is true.", open: "The study sees no clear difference, and there is none.", worse: "The study can’t tell, and misses what is true." },
  worse: { better: fooledBy("harms"), open: fooledBy("harms"), worse: "The study says that it harms, and that is true." },
};
export const trialNoneYet = "How often is such a study fooled? Press “1,000 studies”.";
export const trialCounted = {
  better: (n: number): string => `${counted(n)} of 1,000 studies say that it helps.`,
  open: (n: number): string => `${counted(n)} can’t tell.`,
  worse: (n: number): string => `${counted(n)} say that it harms.`,
};
export const trialFooled = (fooled: number, expected: number): string => `In truth there is no effect: ${plural(fooled, "# {study was|studies were}")} fooled (false positive). Worked out, it is ${expected} of 100.`;
export const trialPower = (missed: number, wrong: number, power: number): string => `In truth there is an effect: ${missed} missed it (false negative)${wrong > 0 ? `, ${wrong} had it the wrong way round` : ""}. Worked out, ${power} of 100 find it: that is the power.`;
export const trialWide = (width: number, held: number): string => `The middle interval is ${width} of 100 wide. In ${held} of 1,000 the truth lies inside.`;

// ---- Python in the page

export const codeRun = "Run";
export const codeRunAndCheck = "Run and check";
export const codeStop = "Stop";
export const codeReset = "Back to the page’s own";
export const codeCell = (number: number): string => `cell ${number}`;
export const codeExercise = "the exercise";
export const codeLabel = (name: string): string => `Python, ${name}`;
export const codeKeys = "Tab makes a space of four; Esc and then Tab leaves the field. Ctrl + Enter runs it.";
export const codeKept = "This is how you left it: your own words are kept in this browser.";
const megabytes = (bytes: number): string => (bytes / 1e6).toFixed(1);
export const codeComing = "One moment …";
export const codeCome = (bytes: number, all: number): string => (bytes < all ? `Python is on its way from this site: ${megabytes(bytes)} of ${megabytes(all)} MB.` : "Python is here and gets ready …");
export const codeMore = "The part of Python that works with equations is on its way …";
export const codeRuns = "It runs …";
export const codeDone = "Done.";
export const codeDoneNothing = "Done. It shows nothing: it makes names for the cells below, or checks that something holds.";
export const codeMistake = "It ended early.";
export const codeAboveFailed = "A cell above ended early, and this one may need it. It says why; when it runs, run this one again.";
export const codeStopped = "Stopped. The names that cells had made are gone. When you run a cell, those above it run again first.";
export const codeBroken = "Python could not be started, or broke off. Run the cell again, or open the chapter in JupyterLab, below.";
export const codeResetDone = "This is the page’s own again.";
export const codeLine = (line: number): string => `Line ${line}.`;
export const codeLineOf = (line: number, cell: string): string => `Line ${line} of ${cell}.`;
export const codePythonsWords = "In Python’s own words";
export const codeTable = "A table";
export const codeFromDisk = "These cells run in the published book. From a disk, browsers do not start Python. The sliders work here, too.";
export const codeOldBrowser = "This browser is too old to run these cells. Everything else on the page works.";
export const codeNoFiles = "This copy of the book came without Python, so these cells do not run here. “Run this page live”, below, says where they do.";

// ---- in a learning system (SCORM)

export const scormNotSent = "Your score is not sent.";
export const scormSent = (answered: number, all: number, score: number): string =>
  `Sent to your learning system: your answers to exercises, and the page you are on. ${answered} of ${all} answered, score ${score} of 100.`;
export const scormNoRoom = (left: number): string =>
  plural(left, "It has no room for # {answer|answers}: after this visit {it is|they are} asked again.");

// ---- a page presented to a class

export const presentBar = "Presentation";
export const presentBack = "Back";
export const presentNext = "Next";
export const presentNotes = "Notes";
export const presentBlank = "Blank";
export const presentFull = "Full screen";
export const presentLeave = "Leave";
export const presentEscape = "Esc";
export const presentStep = (n: number, of: number): string => `Step ${n} of ${of}`;
export const presentTold = (n: number, of: number, title: string): string => `${presentStep(n, of)}: ${title}`;
export const presentBlankTold = "The screen is blank. Any key brings it back.";
export const presentSay = "Say";
export const presentAsk = "Ask";
export const presentNoNote = "Nothing is noted for this step.";
export const presentComing = (title: string): string => `Next: ${title}`;
export const presentLast = "This is the last step.";
export const presentClock = (now: Date, since: number, planned?: number): string =>
  `${now.toLocaleTimeString(LANGUAGE, { hour: "2-digit", minute: "2-digit" })} · ${since} min since the start${planned ? ` · this section: about ${planned} min` : ""}`;

// ---- a copy that a reader keeps

/** What it is called by who holds it. */
const device = (): string => (matchMedia("(pointer: coarse) and (max-width: 600px)").matches ? "phone" : "device");
const size = (bytes: number): string => `${Math.max(1, Math.round(bytes / 1e6))} MB`;

export const offlineTitle = "Keep this course on my phone";
export const offlineOffer = (bytes: number): string => `You can keep the whole course on this ${device()} and read it where there is no network. It takes ${size(bytes)}. Only what needs Python is left out. You can remove it at any time.`;
export const offlineKeep = "Keep it";
export const offlineTaking = (bytes: number, all: number): string => `Keeping the course: ${Math.floor(bytes / 1e6)} of ${size(all)}. Please leave this page open.`;
export const offlineStop = "Stop";
export const offlineWhole = (bytes: number): string => `The whole course is on this ${device()} (${size(bytes)}). Open it at the same address, with or without a network. Only what needs Python still asks for a network. When there is a newer edition, you are asked first.`;
export const offlineRemove = (): string => `Remove it from this ${device()}`;
export const offlineRemoved = "The copy is removed. Your answers and notes stay.";
export const offlineHalf = (bytes: number, all: number): string => `Part of the course is on this ${device()}: ${Math.floor(bytes / 1e6)} of ${size(all)}. Without a network it can’t be read yet.`;
export const offlineGoOn = "Go on";
export const offlineNoNetwork = "There is no network at the moment. What is kept so far stays.";
export const offlineNotWhole = (why: "full" | "lost" | "changed" | "stopped", all: number, hasOld: boolean): string => {
  const old = hasOld ? " The edition that you have stays as it is." : "";
  if (why === "full") return `This ${device()} has no room for ${size(all)}.${old || " Nothing was kept."} Make some room and try again.`;
  if (why === "changed") return `The course was renewed at this very moment. Please try again.${old}`;
  return `${why === "stopped" ? "Stopped." : "The network was lost."} What is kept so far stays, and you can go on later.${old}`;
};
export const offlineNewer = (bytes: number): string => `A newer edition of this course is there (${size(bytes)} to load). Take it?`;
export const offlineTake = "Take it";
export const offlineNotNow = "Not now";
export const offlineNewerKept = (): string => `The newer edition is on this ${device()} now.`;
export const offlineOpen = "Open it";
export const offlineZip = (bytes: number): string => `Take the whole course on a stick (zip, ${size(bytes)})`;
export const offlineZipHow = "Unpack it, then open index.html.";
export const offlineNotKept = "This part of the course is not kept on this device. It needs a network.";
export const offlineToCourse = "Back to the course";
export const offlineOldCopy = (day: string): string => `This copy was checked until ${day}. Some of its numbers may be out of date.`;
export const offlineAskOrOpen = "Ask your team, or open the course online.";
export const offlineOldPages = (day: string): string => `These pages were checked until ${day}. Some of their numbers may be out of date.`;
export const offlineAsk = "Please ask your team.";
