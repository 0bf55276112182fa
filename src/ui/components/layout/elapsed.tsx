import { Text, useAnimation } from 'ink';
import { useTheme } from '../../theme.ts';

export interface ElapsedProps {
  /** Whether the clock goes; it keeps its last reading when it stops. Default true. */
  readonly isRunning?: boolean;
  /** Milliseconds that had passed before it was first drawn. Default 0. */
  readonly startedAgo?: number;
}

/** The time since it was first drawn, drawn once a second. */
export function Elapsed({ isRunning = true, startedAgo = 0 }: ElapsedProps) {
  const { tones } = useTheme();
  const { time } = useAnimation({ interval: 1000, isActive: isRunning });
  return <Text {...tones.muted}>{formatElapsed(startedAgo + time)}</Text>;
}

/** Milliseconds as a clock shows them: `0:07`, `12:30`, `1:02:03`. */
export function formatElapsed(milliseconds: number): string {
  const seconds = Math.floor(milliseconds / 1000);
  const hours = Math.floor(seconds / 3600);
  const minutes = Math.floor(seconds / 60) % 60;
  const pad = (part: number): string => String(part).padStart(2, '0');
  const start = hours > 0 ? `${hours}:${pad(minutes)}` : String(minutes);
  return `${start}:${pad(seconds % 60)}`;
}
