'use client';
import type { Marker } from '@argument/contracts';
import { useEffect, useRef } from 'react';

const WIDTH = 480;

/** Where the features of a marker are: a glow over the picture, strongest where phones hold on best. */
export function HeatMap({ features, aspect }: { features: Marker['features']; aspect: number }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const height = Math.round(WIDTH / aspect);
  useEffect(() => {
    const context = canvas.current?.getContext('2d');
    if (!context) return;
    context.clearRect(0, 0, WIDTH, height);
    context.fillStyle = 'rgb(10 8 12 / 0.6)';
    context.fillRect(0, 0, WIDTH, height);
    context.globalCompositeOperation = 'screen';
    const radius = WIDTH / 20;
    // Many weak glows must not add up to one white patch.
    const share = Math.min(1, Math.max(0.55, 140 / features.length));
    for (const [x, y, strength] of features) {
      const glow = context.createRadialGradient(x * WIDTH, y * height, 0, x * WIDTH, y * height, radius);
      glow.addColorStop(0, `rgb(255 96 60 / ${(0.15 + 0.6 * strength) * share})`);
      glow.addColorStop(0.25, `rgb(230 60 30 / ${(0.08 + 0.25 * strength) * share})`);
      glow.addColorStop(1, 'rgb(200 40 20 / 0)');
      context.fillStyle = glow;
      context.fillRect(x * WIDTH - radius, y * height - radius, radius * 2, radius * 2);
    }
    context.globalCompositeOperation = 'source-over';
  }, [features, height]);
  return (
    <canvas
      ref={canvas}
      width={WIDTH}
      height={height}
      role="img"
      aria-label={`Heat map of ${features.length} features`}
      data-testid="heat-map"
      className="pointer-events-none absolute inset-0 size-full animate-appear"
    />
  );
}
