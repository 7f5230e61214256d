// A learning system around a package: scorm-again is its object, this browser's storage its data base.
// ?version=1.2|2004, &learner=NAME: whose data; &refuses: it begins no session; &silent: it has no object; &deep=3: frames in
// between; &opens: the package is opened in a window of its own, by the test.
const asked = new URLSearchParams(location.search);
const version = asked.get("version");
const place = `lms:${asked.get("learner")}`;
const settings = { autocommit: false, logLevel: 5 };
const api = version === "1.2" ? new Scorm12API(settings) : new Scorm2004API(settings);
const prefix = version === "1.2" ? "LMS" : "";
const end = version === "1.2" ? "LMSFinish" : "Terminate";
const data = JSON.parse(localStorage.getItem(place) ?? "{}");
// what a package may not read again comes with no next visit
const isKept = (element) => !/interactions|exit|session_time/.test(element);
window.calls = [];
window.errors = [];
api.loadFromFlattenedJSON(data);

const heard = {
  [`${prefix}Initialize`]: (given) => (asked.has("refuses") ? "false" : api[`${prefix}Initialize`](given)),
  [`${prefix}GetValue`]: (element) => api[`${prefix}GetValue`](element),
  [`${prefix}SetValue`](element, value) {
    const taken = String(api[`${prefix}SetValue`](element, value));
    window.calls.push([element, value]);
    if (taken !== "true") window.errors.push([element, value, String(api[`${prefix}GetLastError`]())]);
    else if (isKept(element)) data[element] = value;
    return taken;
  },
  [`${prefix}Commit`](given) {
    if (window.isDeaf) return "false";
    localStorage.setItem(place, JSON.stringify(data));
    return api[`${prefix}Commit`](given);
  },
  [end]: (given) => {
    localStorage.setItem(`${place}:ended`, "yes");
    return api[end](given);
  },
};
if (!asked.has("silent")) window[version === "1.2" ? "API" : "API_1484_11"] = heard;

/** A frame in a document; of a file, or empty. */
function framed(inside, address) {
  const frame = inside.createElement("iframe");
  frame.style = "width:100%;height:90vh;border:0";
  if (address) Object.assign(frame, { id: "sco", src: address });
  inside.body.append(frame);
  return frame;
}

addEventListener("DOMContentLoaded", () => {
  if (asked.has("opens")) return;
  let inside = document;
  for (let n = 0; n < Number(asked.get("deep")); n += 1) inside = framed(inside).contentDocument;
  framed(inside, new URL("package/scorm.html", location.href).href);
});
