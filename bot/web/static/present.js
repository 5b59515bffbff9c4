// Turns the slides of a presentation by the arrow keys. Without this script the links below each slide do.

const NEXT = new Set(["ArrowRight", "ArrowDown", "PageDown", " "]);
const BACK = new Set(["ArrowLeft", "ArrowUp", "PageUp"]);

document.addEventListener("keydown", (event) => {
  if (event.altKey || event.ctrlKey || event.metaKey || event.target.closest("input, textarea, select, summary, button")) return;
  const step = NEXT.has(event.key) ? 1 : BACK.has(event.key) ? -1 : 0;
  if (step) turn(event, current() + step);
  else if (event.key === "Home") turn(event, 0);
  else if (event.key === "End") turn(event, slides().length - 1);
});

const slides = () => [...document.querySelectorAll(".slide")];

/** The slide whose top is nearest to that of the window. */
function current() {
  const tops = slides().map((slide) => Math.abs(slide.getBoundingClientRect().top));
  return tops.indexOf(Math.min(...tops));
}

function turn(event, number) {
  const slide = slides()[number];
  event.preventDefault();
  if (!slide) return;
  slide.scrollIntoView();
  slide.focus({ preventScroll: true });
  history.replaceState(null, "", `#${slide.id}`);
}
