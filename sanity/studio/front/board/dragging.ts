import {
  type CollisionDetection,
  type KeyboardCoordinateGetter,
  KeyboardSensor,
  MouseSensor,
  pointerWithin,
  rectIntersection,
  TouchSensor,
  type UniqueIdentifier,
  useSensor,
  useSensors,
} from '@dnd-kit/core';
import { useMemo, useRef } from 'react';

/** A click opens a place: dragging begins after this distance, in CSS pixels. */
const mouse = { activationConstraint: { distance: 6 } };
/** A finger that moves earlier scrolls. */
const touch = { activationConstraint: { delay: 200, tolerance: 8 } };

const steps: Partial<Record<string, number>> = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 };

/** Mouse, finger and keyboard. The arrow keys go through the places in this order. */
export const useBoardSensors = (order: string[]) => {
  const latest = useRef(order);
  latest.current = order;
  // A smooth scroll would have the next key begin from wherever it is then.
  const keyboard = useMemo(
    () => ({ coordinateGetter: stepThrough(() => latest.current), scrollBehavior: 'auto' as const }),
    [],
  );
  return useSensors(
    useSensor(MouseSensor, mouse),
    useSensor(TouchSensor, touch),
    useSensor(KeyboardSensor, keyboard),
  );
};

const stepThrough =
  (order: () => string[]): KeyboardCoordinateGetter =>
  (event, { context: { over, droppableRects } }) => {
    const step = steps[event.code];
    if (!step) return;
    event.preventDefault();
    const ids = order();
    const at = over ? ids.indexOf(String(over.id)) : step > 0 ? -1 : ids.length;
    const place = droppableRects.get(ids[at + step] ?? '');
    return place && { x: place.left, y: place.top };
  };

/** The place under the pointer; with the keyboard, the place at whose corner the story lies: a wide one covers several. */
export const findPlace: CollisionDetection = (args) => {
  if (args.pointerCoordinates) return pointerWithin(args);
  const { collisionRect, droppableRects } = args;
  const distanceTo = (id: UniqueIdentifier): number => {
    const place = droppableRects.get(id);
    return place ? Math.hypot(place.left - collisionRect.left, place.top - collisionRect.top) : Infinity;
  };
  return rectIntersection(args).toSorted((a, b) => distanceTo(a.id) - distanceTo(b.id));
};
