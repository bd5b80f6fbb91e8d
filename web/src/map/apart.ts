import { forceCollide, forceSimulation, forceX, forceY } from 'd3-force';

export interface Circle {
  readonly x: number;
  readonly y: number;
  readonly reach: number;
}

/** Of the reach, kept free around each circle. */
const AIR = 1.08;
/** Circles moved one step: so many are moved in a sixth of a second. */
const STEPS_OF_ALL = 60_000;
const MOST_STEPS = 240;
/** Under so few steps nothing would come apart: thousands of circles are too small for anybody to see that they overlap. */
const FEWEST_STEPS = 20;

/**
 * The circles moved apart so that they hardly overlap, each staying as near to its place as that allows. It works on what is published
 * and nothing else. The same circles give the same places.
 */
export function apart<Each extends Circle>(circles: readonly Each[]): Each[] {
  const steps = Math.min(MOST_STEPS, Math.floor(STEPS_OF_ALL / circles.length));
  if (circles.length < 2 || steps < FEWEST_STEPS) return [...circles];
  const nodes = circles.map(({ x, y, reach }) => ({ x, y, reach }));
  const home = (axis: 'x' | 'y') => (_: unknown, at: number) => (circles[at] as Each)[axis];
  forceSimulation(nodes)
    .alphaDecay(0.012)
    .velocityDecay(0.35)
    .force(
      'collide',
      forceCollide<(typeof nodes)[number]>(({ reach }) => reach * AIR),
    )
    .force('x', forceX<(typeof nodes)[number]>(home('x')).strength(0.05))
    .force('y', forceY<(typeof nodes)[number]>(home('y')).strength(0.05))
    .stop()
    .tick(steps);
  return circles.map((circle, at) => {
    const { x, y } = nodes[at] as (typeof nodes)[number];
    return { ...circle, x, y };
  });
}
