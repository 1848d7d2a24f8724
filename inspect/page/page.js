// The page of a run. Data: inspect/page.c. One run is shown at a time, one step of it is "now".
"use strict";
(() => {
const $ = (id) => document.getElementById(id), data = JSON.parse($("data").textContent);
// Places of the numbers in a step, and of those in a lane.
const NS = 0, HEAP = 1, TIMERS = 2, FINS = 3, ALIVE = 4, OUT = 5, KIND = 6, LANE = 7, OTHER = 8, PLACE = 9, OBJECT = 10,
  NUMBER = 11, REASON = 12;
const RULER = 24, SMALL = 52, PATIENT = ["sleep", "finalizer wait", "IO wait"]; // waits that are no sign of a leak
let run, steps, lanes, now = 0, zoom = 1, rows, segments, stepWidth, timer, fileShown = -1, pictures, sheet = 0;

const esc = (s) => String(s).replace(/[&<>"]/g, (c) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" })[c]);
const bytes = (n) => n < 1e4 ? n + " B" : n < 1e7 ? (n / 1024).toFixed(n < 1e5 ? 1 : 0) + " KiB" : (n / 1048576).toFixed(1) + " MiB";
const many = (n, word) => n.toLocaleString("en") + " " + word + (n === 1 ? "" : "s");
const clock = (ns) => ns === 0 ? "0 s" : ns < 1e3 ? ns + " ns" : ns < 1e6 ? (ns / 1e3).toFixed(1) + " µs" : ns < 1e9 ? +(ns / 1e6).toFixed(2) + " ms" : +(ns / 1e9).toFixed(3) + " s";
const place = (p) => run.places[p] ? run.files[run.places[p][0]].path + ":" + run.places[p][1] : "";
const kindIs = (s, word) => run.kinds[s[KIND]] === word;
const laneName = (i) => lanes[i][3] ? "finalizers" : lanes[i][1] > 1 ? many(lanes[i][1], "goroutine") : "G" + lanes[i][0];
const who = (n) => n ? laneName(n - 1) : "nobody";
const x = (step) => 6 + step * stepWidth;

// ---- one run: what each lane did
function readSegments() {
  segments = lanes.map(() => []);
  if (run.rolled) return;
  steps.forEach((s, i) => {
    if (kindIs(s, "the program ends")) segments.forEach((l) => { const g = l[l.length - 1]; if (g && g.state === "R") g.to = Math.min(g.to, i); });
    const state = run.states[s[KIND]], list = s[LANE] ? segments[s[LANE] - 1] : null, last = list && list[list.length - 1];
    if (last && s[PLACE]) last.place = s[PLACE];
    if (!list || state === "-") return;
    if (last) last.to = i;
    if (state !== "X") list.push({ from: i, to: steps.length, state, reason: s[REASON], place: s[PLACE] || (last ? last.place : 0), object: s[OBJECT] });
  });
  for (const list of segments) for (const g of list) g.never = g.state === "B" && g.to === steps.length && !PATIENT.includes(run.reasons[g.reason]);
}
const stateAt = (lane, step) => segments[lane].find((g) => g.from <= step && step < g.to);
function countsAt(lane, step) {
  let c = [0, 0, 0];
  for (const k of run.counts) { if (k[0] > step) break; if (k[1] === lane) c = k.slice(2); }
  return c;
}
const waits = (g) => run.reasons[g.reason] + (g.object ? " #" + g.object : "");

// ---- the picture
function layout() {
  rows = [];
  let y = RULER;
  const row = (kind, height, extra) => { rows.push({ kind, y, height, ...extra }); y += height; };
  const laneHeight = run.rolled ? 46 : lanes.length > 24 ? 20 : lanes.length > 8 ? 30 : 38;
  const laneRows = () => lanes.forEach((_, i) => row("lane", run.rolled && lanes[i][1] === 1 ? 30 : laneHeight, { lane: i }));
  const isTall = lanes.length > 12; // then the curves stand above, so that they are seen at all
  if (!isTall) laneRows();
  row("heap", lanes.length > 8 ? 84 : 116, { field: HEAP, name: "heap in use", show: bytes });
  if (run.rolled || lanes.length > 24) row("count", SMALL, { field: ALIVE, name: "goroutines", show: (n) => n });
  if (steps.some((s) => s[TIMERS])) row("count", SMALL, { field: TIMERS, name: "timers and sleepers", show: (n) => n });
  if (steps.some((s) => s[FINS])) row("count", SMALL, { field: FINS, name: "finalizer queue", show: (n) => n });
  if (isTall) laneRows();
  return y;
}
const rect = (cls, x0, x1, y, h, title) => `<rect class="${cls}" x="${x0.toFixed(1)}" y="${y}" width="${Math.max(x1 - x0, 0.6).toFixed(1)}" height="${h}"><title>${esc(title || "")}</title></rect>`;
function drawLane(r) {
  const mid = r.y + r.height / 2, h = Math.min(18, r.height - 6), out = [];
  for (const g of segments[r.lane]) {
    const x0 = x(g.from), x1 = x(g.to), words = g.state === "B" ? waits(g) + (g.never ? ", never woken" : "") : "";
    if (g.state === "Q") out.push(rect("Q", x0, x1, mid - 3, 6, "ready to run"));
    else out.push(rect(g.state + (g.never ? " never" : ""), x0, x1, mid - h / 2, h, words || "runs, " + place(g.place)));
    if (words && x1 - x0 > words.length * (g.never ? 8.4 : 7.5) + 12)
      out.push(`<text class="on ${g.never ? "never" : "soft"}" x="${(x0 + 6).toFixed(1)}" y="${mid + 5}">${esc(words)}</text>`);
  }
  return out.join("");
}
function stepped(values, y, h, max, from) {
  let d = "", last;
  values.forEach((v, i) => {
    const py = (y + h - h * v / max).toFixed(1);
    if (i === 0) d = `M${from(0).toFixed(1)} ${py}`; else if (py !== last) d += `H${from(i).toFixed(1)}V${py}`;
    last = py;
  });
  return d + "H" + from(values.length).toFixed(1);
}
function drawGroup(r) { // counts of a rolled-up lane, stacked: blocked below, then ready, then running
  const n = lanes[r.lane][1], totals = [[], [], []];
  let k = 0, c = [0, 0, 0];
  const mine = run.counts.filter((q) => q[1] === r.lane);
  for (let i = 0; i < steps.length; i++) {
    for (; k < mine.length && mine[k][0] <= i; k++) c = mine[k].slice(2);
    totals[0].push(c[0] + c[1] + c[2]); totals[1].push(c[1] + c[2]); totals[2].push(c[2]);
  }
  const foot = `V${r.y + r.height - 4}H6Z`;
  return ["R", "Q", "B"].map((cls, i) => `<path class="${cls}" stroke="none" d="${stepped(totals[i], r.y + 4, r.height - 8, n, x)}${foot}"/>`).join("");
}
function drawChart(r) {
  const values = steps.map((s) => s[r.field]), top = Math.max(1, ...values), h = r.height - 26, y = r.y + 18;
  const d = stepped(values, y, h, top, x);
  r.top = top;
  let out = `<path class="area" d="${d}V${y + h}H6Z"/><path class="curve" d="${d}"/>`;
  if (r.kind === "heap") for (const [i, cycle, forced] of run.collections)
    out += `<path class="gcmark${forced ? "" : " auto"}" d="M${x(i) - 4} ${r.y + 3}h8l-4 8z"><title>collection ${cycle}${forced ? ", asked for" : ""}</title></path>`;
  return out;
}
function drawArrows() {
  const sent = new Map(), out = [], byLane = rows.filter((r) => r.kind === "lane"), y = (lane) => { const r = byLane[lane]; return r.y + r.height / 2; };
  const arrow = (cls, x0, a, x1, b, title) => {
    const way = b > a ? -9 : 9, head = cls === "give" ? ' marker-end="url(#head)"' : "";
    out.push(`<path class="${cls}" d="M${x0.toFixed(1)} ${a + (a < b ? 7 : -7)}L${x1.toFixed(1)} ${b + way}"${head}><title>${esc(title)}</title></path>`);
  };
  steps.forEach((s, i) => {
    if (kindIs(s, "sends")) {
      if (s[OTHER] && s[LANE]) arrow("give", x(i), y(s[LANE] - 1), x(i), y(s[OTHER] - 1), `${who(s[LANE])} hands a value to ${who(s[OTHER])} over channel #${s[OBJECT]}`);
      else if (s[LANE]) sent.set(s[OBJECT] + "." + s[NUMBER], [i, s[LANE]]);
    } else if (kindIs(s, "receives")) {
      const from = sent.get(s[OBJECT] + "." + s[NUMBER]);
      if (from && s[LANE] && from[1] !== s[LANE]) arrow("give", x(from[0]), y(from[1] - 1), x(i), y(s[LANE] - 1), `a value sent by ${who(from[1])}, received by ${who(s[LANE])} through the buffer of channel #${s[OBJECT]}`);
    } else if (kindIs(s, "starts") && s[OTHER]) arrow("born", x(i), y(s[OTHER] - 1), x(i), y(s[LANE] - 1), `${who(s[OTHER])} starts ${who(s[LANE])}`);
    else if (kindIs(s, "is woken") && s[OTHER] && !s[OBJECT]) arrow("wake", x(i), y(s[OTHER] - 1), x(i), y(s[LANE] - 1), `${who(s[OTHER])} wakes ${who(s[LANE])}`);
  });
  return out.join("");
}
function drawRuler(height) {
  let out = "", last = -1, lastX = -99;
  steps.forEach((s, i) => {
    if (s[NS] === last || x(i) - lastX < 84 || x(i) > x(steps.length) - 40 && i > 0) return;
    last = s[NS]; lastX = x(i);
    out += `<path class="row" d="M${lastX.toFixed(1)} 18V${height}"/><text class="soft" x="${lastX.toFixed(1)}" y="14">${clock(s[NS])}</text>`;
  });
  return out;
}
const PATTERNS = `<defs><pattern id="hatch" width="7" height="7" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect class="ground" width="7" height="7"/><path class="stripe" d="M0 0V7" stroke-width="2.4"/></pattern>
<pattern id="stuck" width="7" height="7" patternUnits="userSpaceOnUse" patternTransform="rotate(-45)"><rect class="ground warm" width="7" height="7"/><path class="stripe warm" d="M0 0V7" stroke-width="2.6"/></pattern>
<marker id="head" viewBox="0 0 8 8" refX="6" refY="4" markerWidth="7" markerHeight="7" orient="auto-start-reverse"><path class="head" d="M0 0L8 4L0 8z"/></marker></defs>`;
function draw() {
  const height = layout(), room = sheet || $("scroll").clientWidth || 900;
  stepWidth = Math.max((room - 14) * zoom, 60) / Math.max(1, steps.length);
  let out = PATTERNS + drawRuler(height);
  for (const r of rows) out += `<path class="row" d="M0 ${r.y + r.height - 0.5}H${x(steps.length) + 8}"/>`;
  for (const r of rows) out += r.kind === "lane" ? (run.rolled ? drawGroup(r) : drawLane(r)) : drawChart(r);
  if (!run.rolled) out += drawArrows();
  const svg = $("picture");
  svg.setAttribute("width", Math.ceil(x(steps.length)) + 8);
  svg.setAttribute("height", height);
  svg.innerHTML = out + `<line id="cursor" y1="16" y2="${height}"/><g id="dots"></g>`;
  $("labels").innerHTML = `<div style="height:${RULER}px"><span class="by">${run.virtual ? "virtual time" : "time"} →</span></div>` + rows.map((r) => {
    const g = r.kind === "lane", by = g && place(lanes[r.lane][2]);
    return `<div style="height:${r.height}px"><b>${esc(g ? laneName(r.lane) : r.name)}</b><span class="by">${g && lanes[r.lane][0] === 1 ? "main" : by ? "go at " + esc(by) : ""}</span><span class="is"></span></div>`;
  }).join("");
  show(now);
}

// ---- now
function sentence(s) {
  const word = run.kinds[s[KIND]], chan = s[OBJECT] ? " channel #" + s[OBJECT] : " a channel", me = who(s[LANE]);
  if (run.rolled) return many(s[ALIVE], "goroutine") + " alive";
  switch (word) {
  case "starts": return s[OTHER] ? `${who(s[OTHER])} starts ${me}` : `${me} starts`;
  case "waits": return `${me} waits: ${run.reasons[s[REASON]]}${s[OBJECT] ? " on channel #" + s[OBJECT] : ""}`;
  case "is woken": return `${me} can go on` + (s[OTHER] ? `, woken by ${who(s[OTHER])}` : "");
  case "makes a channel": return `${me} makes channel #${s[OBJECT]}` + (s[NUMBER] ? ` with room for ${s[NUMBER]}` : "");
  case "closes a channel": return `${me} closes${chan}`;
  case "sends": return s[OTHER] ? `${s[LANE] ? me : "a timer"} hands a value to ${who(s[OTHER])} over${chan}` : `${s[LANE] ? me : "a timer"} puts a value into the buffer of${chan}`;
  case "receives": return `${me} takes a value out of the buffer of${chan}`;
  case "finalizers are queued": return many(s[NUMBER], "finalizer") + " queued";
  case "the clock jumps": return "everybody waits, so the clock jumps to " + clock(s[NUMBER]);
  case "all reachable objects are marked": return `collection ${s[OBJECT]}: ${bytes(s[NUMBER])} are reachable`;
  case "the program ends": return "the program ends" + (s[NUMBER] ? ", exit status " + s[NUMBER] : "");
  }
  return s[LANE] && !word.includes("the ") && !word.includes("collection") && !word.startsWith("a ") ? `${me} ${word}` : word;
}
function showLabels() {
  const divs = $("labels").children;
  let dots = "";
  rows.forEach((r, i) => {
    const is = divs[i + 1].querySelector(".is");
    if (r.kind !== "lane") {
      const v = steps[now][r.field];
      is.textContent = r.show(v);
      dots += `<circle class="dot" r="4" cx="${x(now + 0.5)}" cy="${r.y + 18 + (r.height - 26) * (1 - v / r.top)}"/>`;
    } else if (run.rolled) {
      const c = countsAt(r.lane, now), w = lanes[r.lane][1] === 1 ? ["running", "ready", "blocked"] : ["run", "ready", "blocked"];
      is.innerHTML = c.map((n, k) => n ? `<span class="${"RQB"[k]}">${lanes[r.lane][1] === 1 ? "" : n.toLocaleString("en") + " "}${w[k]}</span>` : "").join(" ");
    } else {
      const g = stateAt(r.lane, now), state = g ? g.state : "X";
      is.className = "is " + (state === "B" && PATIENT.includes(run.reasons[g.reason]) ? "X" : state);
      is.textContent = !g ? (segments[r.lane].some((q) => q.from > now) ? "" : "ended") : state === "B" ? run.reasons[g.reason] : state === "R" ? "running" : "ready";
      divs[i + 1].classList.toggle("me", steps[now][LANE] === r.lane + 1);
    }
  });
  $("dots").innerHTML = dots;
}
function linesFound(file) { // line -> what findings say of it
  const found = new Map();
  for (const f of (run.findings || {}).findings || [])
    for (const w of f.where) if (w.file.endsWith(run.files[file].path)) found.set(w.line, (found.get(w.line) || new Set()).add(roleWord(w.role)));
  return found;
}
function showFile(file) {
  if (file === fileShown) return;
  fileShown = file;
  const found = linesFound(file), words = (line) => [...(found.get(line) || [])].join(", ");
  $("source").querySelector("h2").textContent = run.files[file].path;
  $("code").innerHTML = run.files[file].text.replace(/\n$/, "").split("\n").map((l, i) => `<div${found.has(i + 1) ? ' class="found"' : ""}><span class="who"></span><span class="n">${i + 1}</span><span>${esc(l) || " "}</span>${found.has(i + 1) ? `<em>◂ ${esc(words(i + 1))}</em>` : ""}</div>`).join("");
}
function showCode(p) {
  const at = run.places[p], file = at && run.files[at[0]].text !== null ? at[0] : fileShown >= 0 ? fileShown : run.files.findIndex((f) => f.text !== null);
  if (file < 0) return;
  const box = $("code");
  box.classList.toggle("bare", run.rolled || lanes.length === 1);
  showFile(file);
  const stand = new Map();
  if (!run.rolled) lanes.forEach((_, i) => {
    const g = stateAt(i, now), q = g && run.places[g.place];
    if (q && q[0] === file) stand.set(q[1], [...(stand.get(q[1]) || []), laneName(i)]);
  });
  [...box.children].forEach((d, i) => {
    const here = at && at[0] === file && at[1] === i + 1, names = stand.get(i + 1) || [];
    d.classList.toggle("here", !!here);
    d.firstChild.textContent = names.length > 3 ? `${names[0]} … (${names.length})` : names.join(" ");
    if (here) box.scrollTop = Math.max(0, d.offsetTop - box.clientHeight / 2);
  });
}
function showHeap() {
  const p = heapPictures.draw(run, pictures, now, bytes), word = run.rolled ? "step" : "event";
  $("heap").hidden = pictures.length === 0 && !run.rolled;
  $("boxes").innerHTML = p.svg;
  if (p.width > $("left").clientWidth) { // a row of its own, for the rest of this run
    $("left").parentNode.classList.add("wide");
    $("left").parentNode.append($("heap"));
  }
  $("heap").querySelector("small").textContent = (p.step < 0 ? "" : p.step === now ? `as this ${word} left it, until the next one; what changed is outlined. ` : `as ${word} ${p.step + 1} left it: there is no later picture. `) + p.note;
}
function show(step) {
  now = Math.max(0, Math.min(steps.length - 1, Math.round(step)));
  const s = steps[now], c = $("cursor"), at = x(now + 0.5), box = $("scroll");
  c.setAttribute("x1", at); c.setAttribute("x2", at);
  if (at < box.scrollLeft || at > box.scrollLeft + box.clientWidth - 20) box.scrollLeft = at - box.clientWidth / 2;
  $("slider").value = now;
  $("now").innerHTML = `<b>${run.rolled ? "step" : "event"} ${(now + 1).toLocaleString("en")}</b> of ${steps.length.toLocaleString("en")} · ${clock(s[NS])} · ${esc(sentence(s))} <span class="at">${esc(place(s[PLACE]))}</span>`;
  showLabels();
  showHeap();
  let p = s[PLACE];
  for (let i = now; !run.places[p] && i >= 0; i--) p = steps[i][PLACE];
  showCode(p);
  const pre = $("printed").querySelector("pre");
  pre.textContent = run.output.slice(0, s[OUT]);
  pre.scrollTop = pre.scrollHeight;
}

// ---- what was found
const coded = (s) => esc(s).replace(/`([^`]+)`/g, "<code>$1</code>");
const ROLES = { go: "started", slice: "cut", alloc: "made", timer: "started" }; // as in the report; others by their own word
const roleWord = (role) => ROLES[role] || role;
function chain(why) { // boxes and arrows, one hop a box
  if (why.length === 0) return "";
  let at = 2, out = "", line = 0;
  const room = Math.max(420, ($("findings").clientWidth || 1000) - 60);
  why.forEach((hop, i) => {
    const w = Math.min(hop.length * 8.5 + 22, room);
    if (i > 0 && at + 34 + w > room) { at = 30; line++; }
    const y = line * 44 + 4;
    if (i > 0) { out += `<path class="give" marker-end="url(#head2)" d="M${at} ${y + 16}h26"/>`; at += 32; }
    out += `<rect x="${at}" y="${y}" width="${w}" height="32" rx="6" class="hop${i === 0 ? " first" : i === why.length - 1 ? " last" : ""}"/><text class="mono" x="${at + 11}" y="${y + 21}">${esc(hop)}</text>`;
    at += w + 2;
  });
  return `<svg width="${room}" height="${line * 44 + 42}" role="img" aria-label="${esc(why.join(" → "))}"><defs><marker id="head2" viewBox="0 0 8 8" refX="6" refY="4" markerWidth="8" markerHeight="8" orient="auto"><path class="head" d="M0 0L8 4L0 8z"/></marker></defs>${out}</svg>`;
}
function showFindings() {
  const report = run.findings;
  if (!report) { $("findings").innerHTML = ""; return; }
  const brief = (f) => f.where.length ? ` <small>· ${esc(roleWord(f.where[0].role))} ${spot(f.where[0])}</small>` : "";
  const spot = (w) => esc(w.file.split("/").pop()) + ":" + w.line;
  const open = report.findings.length === 1 && innerHeight > 1000 ? " open" : ""; // else the picture would leave the screen
  $("findings").innerHTML = report.findings.map((f) => `<details class="finding ${f.certainty}"${open}><summary><span class="chip">${f.certainty}</span> ${esc(f.title || f.code)} <small>${[f.title && esc(f.code), f.bytes && bytes(f.bytes) + " kept"].filter(Boolean).join(" · ")}</small>${brief(f)}</summary>
<ul>${f.where.map((w) => `<li><b>${esc(roleWord(w.role))}</b> <button data-line="${w.line}" data-file="${esc(w.file)}">${spot(w)}</button> ${esc(w.func || "")}</li>`).join("")}</ul>
${f.reason ? `<p class="why">${esc(f.reason)}</p>` : ""}${chain(f.why.slice(f.reason && f.why[0] === f.reason ? 1 : 0))}<p class="fix"><b>Mend it:</b> ${coded(f.fix)}</p></details>`).join("") || '<p class="clean">The leak report found nothing.</p>';
}
$("findings").addEventListener("click", (e) => {
  const line = +e.target.dataset.line, file = run.files.findIndex((f) => f.text !== null && e.target.dataset.file && e.target.dataset.file.endsWith(f.path));
  if (!line || file < 0) return;
  showFile(file);
  const row = $("code").children[line - 1];
  if (row) { row.scrollIntoView({ block: "center" }); row.classList.add("here"); }
});

// ---- two runs over each other
function curves(field, name, format) {
  const W = 320, H = 150, ends = data.runs.map((r) => r.steps[r.steps.length - 1][NS]), byTime = ends.every((e) => e > 0), end = Math.max(...ends);
  const top = Math.max(1, ...data.runs.flatMap((r) => r.steps.map((s) => s[field])));
  const paths = data.runs.map((r, k) => {
    const px = (i) => 4 + (W - 8) * (byTime ? (i < r.steps.length ? r.steps[i][NS] : ends[k]) / end : i / r.steps.length);
    return `<path class="curve ${k ? "second" : "leaky"}" d="${stepped(r.steps.map((s) => s[field]), 22, H - 44, top, px)}"/>`;
  }).join("");
  return `<figure><figcaption>${name}</figcaption><svg viewBox="0 0 ${W} ${H}" width="100%"><path class="row" d="M4 22H${W - 4}M4 ${H - 22}H${W - 4}"/><text class="soft" x="4" y="16">${format(top)}</text>${paths}<text class="soft" x="4" y="${H - 6}">${byTime ? "time, up to " + clock(end) : "from beginning to end of each run"}</text></svg></figure>`;
}
function showComparison() {
  if (data.runs.length < 2) return;
  const last = (r) => r.steps[r.steps.length - 1], kinds = (r) => r.findings ? r.findings.findings.length : "–";
  const several = (field, name) => data.runs.some((r) => r.steps.some((s) => s[field] > 1)) ? curves(field, name, String) : "";
  const line = (name, f) => `<tr${f(data.runs[0]) === f(data.runs[1]) ? "" : ' class="differs"'}><td>${name}</td>${data.runs.map((r) => `<td>${f(r)}</td>`).join("")}</tr>`;
  $("compare").hidden = false;
  if (data.lesson) $("left").append($("compare")); // a lesson shows the program first
  $("compare").innerHTML = `<table><tr><th></th>${data.runs.map((r, k) => `<th>${k ? "┅ " : "━ "}${esc(r.program)}</th>`).join("")}</tr>` +
    line("heap at the end", (r) => bytes(r.end)) + line("heap at most", (r) => bytes(r.peak)) + line("goroutines at the end", (r) => r.left) + line("goroutines started", (r) => r.started) +
    line("timers at the end", (r) => last(r)[TIMERS]) + line("collections", (r) => r.gcs) + (data.runs[0].findings ? line("findings", kinds) : "") + line("exit status", (r) => r.exit) + "</table>" +
    curves(HEAP, "heap in use", bytes) + several(ALIVE, "goroutines") + several(TIMERS, "timers and sleepers");
}

// ---- around it
function markdown(text) {
  const inline = (s) => coded(s).replace(/\*\*([^*]+)\*\*/g, "<b>$1</b>").replace(/\[([^\]]+)\]\(([\w.-]+)\)/g, '<a href="$2">$1</a>');
  return text.trim().split(/\n\s*\n/).map((p) => p.startsWith("# ") ? "" : p.startsWith("```") ? `<pre>${esc(p.replace(/^```\w*\n|\n```$/g, ""))}</pre>` : `<p>${inline(p)}</p>`).join("");
}
function showRun(k) {
  run = data.runs[k]; steps = run.steps; lanes = run.lanes; fileShown = -1;
  $("left").parentNode.classList.remove("wide");
  $("time").after($("heap"));
  pictures = heapPictures.unfold(run);
  readSegments();
  $("slider").max = steps.length - 1;
  const head = data.title || run.path;
  document.title = head + " · gol";
  $("title").textContent = head;
  $("facts").innerHTML = `${data.title ? `<b>${esc(run.path)}</b> · ` : ""}${many(run.started, "goroutine")} started, <b>${run.left}</b> at the end · <span title="goroutines' stacks are not in the heap">heap at most ${bytes(run.peak)}, at the end <b>${bytes(run.end)}</b></span> · ${many(run.gcs, "collection")} · exit status ${run.exit}${run.exit === 3 && run.findings ? " (a leak is proven)" : ""} · seed ${run.seed}` +
    (run.rolled ? `<br><span class="note">Rolled up: ${many(run.seen, "event")} of ${many(run.started, "goroutine")} are drawn as ${steps.length} steps${run.seen > run.kept ? `; the first ${run.kept.toLocaleString("en")} events only` : ""}. gol -trace FILE writes all of them.</span>` : "");
  [...$("runs").children].forEach((b, i) => b.setAttribute("aria-selected", i === k));
  showFindings();
  now = steps.length - 1;
  draw();
}
function play() { // from the beginning again when it is over
  if (timer) timer = clearInterval(timer);
  else {
    if (now === steps.length - 1) show(0);
    timer = setInterval(() => now < steps.length - 1 ? show(now + 1) : play(), 450);
  }
  $("controls").querySelector("[data-do=play]").textContent = timer ? "pause" : "play";
}
const widen = (by) => { zoom = Math.max(1, Math.min(64, zoom * by)); draw(); };
const actions = { first: () => show(0), back: () => show(now - 1), on: () => show(now + 1), last: () => show(steps.length - 1), play, wider: () => widen(1.5), closer: () => widen(1 / 1.5) };
$("controls").addEventListener("click", (e) => { const a = actions[e.target.dataset.do]; if (a) a(); });
$("slider").addEventListener("input", () => show(+$("slider").value));
$("picture").addEventListener("click", (e) => show((e.clientX - $("picture").getBoundingClientRect().left - 6) / stepWidth - 0.5));
document.addEventListener("keydown", (e) => {
  const ten = e.shiftKey ? 10 : 1, keys = { ArrowLeft: () => show(now - ten), ArrowRight: () => show(now + ten), Home: actions.first, End: actions.last, " ": play, "+": actions.wider, "-": actions.closer, d: flip, 1: () => showRun(0), 2: () => data.runs[1] && showRun(1) };
  const isPress = (e.key === " " || e.key === "Enter") && e.target.closest("button, summary, a"); // theirs
  if (keys[e.key] && !isPress && !e.ctrlKey && !e.metaKey && !e.altKey) { e.preventDefault(); keys[e.key](); }
});
const theme = (name) => document.documentElement.dataset.theme = name;
const flip = () => theme(document.documentElement.dataset.theme === "dark" ? "light" : "dark");
theme(matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light");
addEventListener("resize", draw);
addEventListener("beforeprint", () => { sheet = 1200; theme("light"); draw(); document.querySelectorAll("details").forEach((d) => d.open = true); });
addEventListener("afterprint", () => { sheet = 0; draw(); });
if (data.runs.length > 1) {
  $("runs").innerHTML = data.runs.map((r) => `<button role="tab">${esc(r.program)}</button>`).join("");
  [...$("runs").children].forEach((b, i) => b.addEventListener("click", () => showRun(i)));
}
$("links").innerHTML = [["previous", "← before"], ["index", "all lessons"], ["next", "next →"]].map(([k, t]) => data[k] ? `<a href="${esc(data[k])}">${t}</a>` : "").join("");
if (data.lesson) { $("lesson").hidden = false; $("lesson").innerHTML = markdown(data.lesson); }
const key = (draws, text) => `<span><svg width="34" height="16">${draws}</svg>${text}</span>`;
$("legend").innerHTML = key('<rect class="R" width="34" height="14" y="1"/>', "running") + key('<rect class="Q" width="34" height="6" y="5"/>', "ready, waits for its turn") + key('<rect class="B" x="1" width="32" height="13" y="1"/>', "blocked, woken later") +
  key('<rect class="B never" x="1" width="32" height="13" y="1"/>', "blocked and never woken") + key('<path class="give" marker-end="url(#head)" d="M1 8h28"/>', "a value over a channel") + key('<path class="gcmark" d="M13 4h8l-4 8z"/>', "garbage collection") +
  '<span class="keys">' + "One step an event, so the picture is not to the scale of time. Keys: <kbd>←</kbd> <kbd>→</kbd> step, with <kbd>shift</kbd> ten, <kbd>Home</kbd> <kbd>End</kbd>, <kbd>space</kbd> play, <kbd>+</kbd> <kbd>-</kbd> width, <kbd>d</kbd> dark or light" + (data.runs.length > 1 ? ", <kbd>1</kbd> <kbd>2</kbd> which run" : "") + "</span>";
if (data.runs.length === 0) { // an index: text only
  document.title = $("title").textContent = data.title;
  document.body.classList.add("index");
  return;
}
showComparison();
showRun(0);
const wanted = /#step=(\d+)/.exec(location.hash);
if (wanted) show(+wanted[1] - 1);
if (location.hash === "#selftest") { // for the test: steps of every run; the outcome is an attribute
  let visited = 0, boxes = 0, arrows = 0;
  data.runs.forEach((_, k) => {
    showRun(k);
    for (let i = 0; i < steps.length; i += Math.max(1, steps.length >> 3)) {
      $("slider").value = i; $("slider").dispatchEvent(new Event("input"));
      visited += now === i; boxes += $("boxes").querySelectorAll(".box").length; arrows += $("boxes").querySelectorAll("path.give").length;
    }
  });
  const outcome = `visited ${visited} findings ${document.querySelectorAll(".finding").length} lanes ${lanes.length} boxes ${boxes} arrows ${arrows}`;
  document.body.dataset.selftest = outcome;
  if (parent !== window) parent.postMessage({ page: location.pathname, outcome }, "*"); // many pages in frames of one
}
})();
