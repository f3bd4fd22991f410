/** Which elements are near what is shown: what is far away need not be drawn. */
import type { RefObject } from 'preact';
import { useEffect, useState } from 'preact/hooks';

const told = new WeakMap<Element, (near: boolean) => void>();

/** One for all: a long document has hundreds of blocks. A screen above and below counts as near. */
const observer = new IntersectionObserver(
  (entries) => {
    for (const { target, isIntersecting } of entries) told.get(target)?.(isIntersecting);
  },
  { rootMargin: '100% 0px' },
);

/** True while the element is near; false until the browser has told. */
export function useNear(ref: RefObject<Element | null>): boolean {
  const [near, setNear] = useState(false);
  useEffect(() => {
    const element = ref.current;
    if (element === null) return;
    told.set(element, setNear);
    observer.observe(element);
    return () => observer.unobserve(element);
  }, [ref]);
  return near;
}
