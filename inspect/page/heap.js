// Pictures of the heap. Data: inspect/heapbox.h (a box) and album.h (which boxes a picture has).
"use strict";
const heapPictures = (() => {
const ID = 0, KIND = 1, TITLE = 2, BYTES = 3, ROWS = 4, GOROUTINE = 0, OBJECT = 4, REST = 6;
const CHAR = 8.5, LINE = 22, GAP_X = 58, GAP_Y = 14, MOST_CHARS = 36;
const esc = (s) => String(s).replace(/[&<>"]/g, (c) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" })[c]);
const cut = (s, n) => s.length > n ? s.slice(0, n - 1) + "…" : s;

// All pictures of a run, oldest first: {step, boxes: numbers of texts}.
function unfold(run) {
  let boxes = [];
  return (run.pictures || []).map(([step, from, drop, ...fresh]) => {
    boxes = [...boxes.slice(0, from), ...fresh, ...boxes.slice(from + drop)];
    return { step, boxes };
  });
}

// The last picture taken at a step or before, and the one before that.
function at(pictures, step) {
  let k = -1;
  while (k + 1 < pictures.length && pictures[k + 1].step <= step) k++;
  return [pictures[k], pictures[k - 1]];
}

// Distance from what holds: the column. What only a finalizer knows stands beside them.
function columns(boxes) {
  const byId = new Map(boxes.map((b) => [b[ID], b])), depth = new Map();
  let front = boxes.filter((b) => b[KIND] < OBJECT);
  const walk = () => {
    while (front.length) {
      const next = [];
      for (const b of front) for (const r of b[ROWS]) {
        const to = byId.get(r[2]);
        if (to && !depth.has(to)) { depth.set(to, depth.get(b) + 1); next.push(to); }
      }
      front = next;
    }
  };
  front.forEach((b) => depth.set(b, 0));
  walk();
  for (const b of boxes) if (!depth.has(b) && b[KIND] !== REST) { depth.set(b, 1); front = [b]; walk(); }
  const list = [];
  for (const [b, d] of depth) (list[d] = list[d] || []).push(b);
  return { list, byId, depth };
}

const rowText = (r) => r.length === 2 ? `${r[0]} ${r[1]}` : [r[0], r[1]].filter(Boolean).join(" ");
const heading = (b, bytes) => b[TITLE] + (b[BYTES] ? " · " + bytes(b[BYTES]) : "");

// Boxes stand as near as may be to the row that leads to them.
function place(cols, bytes) {
  const spots = new Map();
  let x = 4;
  cols.list.forEach((column, d) => {
    let y = 4, widest = 0;
    for (const b of column) {
      const longest = Math.max(heading(b, bytes).length + 1, ...b[ROWS].map((r) => rowText(r).length + (r[2] ? 3 : 1)));
      const w = Math.min(longest, MOST_CHARS) * CHAR + 18, h = (b[ROWS].length + 1) * LINE + 8;
      let wish = 0;
      if (d > 0) for (const s of spots.values()) { const i = s.d === d - 1 ? s.box[ROWS].findIndex((r) => r[2] === b[ID]) : -1; if (i >= 0) { wish = s.y + (i + 1) * LINE - 6; break; } }
      y = Math.max(y, Math.min(wish, y + 160));
      spots.set(b, { box: b, d, x, y, w, h });
      y += h + GAP_Y;
      widest = Math.max(widest, w);
    }
    for (const b of column) spots.get(b).w = widest;
    x += widest + GAP_X;
  });
  return spots;
}

function drawBox(s, isNew, bytes) {
  const b = s.box, room = Math.floor((s.w - 18) / CHAR);
  let out = `<g><title>${esc(heading(b, bytes))}</title><rect class="box k${b[KIND]}${isNew ? " new" : ""}" x="${s.x}" y="${s.y}" width="${s.w}" height="${s.h}" rx="6"/><text class="mono title" x="${s.x + 9}" y="${s.y + LINE - 4}">${esc(cut(heading(b, bytes), room))}</text>`;
  b[ROWS].forEach((r, i) => {
    const y = s.y + (i + 2) * LINE - 5, isFrame = r.length === 2;
    const label = cut(r[0], isFrame ? room : Math.max(6, room - Math.min(r[1].length, 18))), text = cut(r[1], Math.max(3, room - label.length - 1 - (r[2] ? 2 : 0)));
    out += `<g><title>${esc(rowText(r))}</title><text class="mono${isFrame ? " frame" : ""}" x="${s.x + 9}" y="${y}">${esc(label)}</text><text class="mono soft" text-anchor="end" x="${s.x + s.w - (r[2] ? 22 : 9)}" y="${y}">${esc(text)}</text></g>`;
  });
  return out + "</g>";
}

function drawArrow(from, row, to) {
  const x0 = from.x + from.w - 11, y0 = from.y + (row + 2) * LINE - 9, y1 = to.y + 13;
  let d;
  if (to.d > from.d) { const x1 = to.x - 2, bend = Math.min(60, (x1 - x0) / 2); d = `C${x0 + bend} ${y0} ${x1 - bend} ${y1} ${x1} ${y1}`; }
  else { const x1 = to.x + to.w + 2, out = Math.max(x0, x1) + 34; d = `C${out} ${y0} ${out} ${y1} ${x1} ${y1}`; }
  return `<circle class="head" r="3" cx="${x0}" cy="${y0}"/><path class="give" marker-end="url(#head3)" d="M${x0} ${y0}${d}"/>`;
}

// {svg, note} of the picture that holds at a step; svg "" when there is none.
function draw(run, pictures, step, bytes) {
  const [now, before] = at(pictures, step);
  if (!now) return { svg: "", note: "no picture: the program had too many objects or goroutines", step: -1, width: 0 };
  const boxes = now.boxes.map((n) => run.texts[n]), old = new Set(before ? before.boxes : now.boxes);
  const cols = columns(boxes), spots = place(cols, bytes), fresh = new Set(now.boxes.filter((n) => !old.has(n)).map((n) => run.texts[n]));
  let svg = "", width = 0, height = 0;
  for (const s of spots.values()) {
    svg += drawBox(s, fresh.has(s.box), bytes);
    width = Math.max(width, s.x + s.w + 40); height = Math.max(height, s.y + s.h + 6);
  }
  for (const s of spots.values()) s.box[ROWS].forEach((r, i) => { const to = spots.get(cols.byId.get(r[2])); if (to) svg += drawArrow(s, i, to); });
  const rest = boxes.filter((b) => b[KIND] === REST).flatMap((b) => b[ROWS].map((r) => `${r[0]}: ${r[1]}`)).join("; ");
  return { step: now.step, note: rest, width, svg: `<svg width="${Math.ceil(width)}" height="${Math.ceil(height)}" viewBox="0 0 ${Math.ceil(width)} ${Math.ceil(height)}" role="img" aria-label="objects in the heap, ${spots.size} boxes"><defs><marker id="head3" viewBox="0 0 8 8" refX="6" refY="4" markerWidth="6.5" markerHeight="6.5" orient="auto"><path class="head" d="M0 0L8 4L0 8z"/></marker></defs>${svg}</svg>` };
}
return { unfold, draw };
})();
