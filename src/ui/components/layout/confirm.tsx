import { Text } from 'ink';
import { useKeyboard } from '../../hooks/keyboard.tsx';
import { useTheme } from '../../theme.ts';

export interface ConfirmProps {
  /** Ends in a question mark. */
  readonly question: string;
  /** What Enter means. Escape always means no. */
  readonly isYesDefault?: boolean;
  readonly isActive?: boolean;
  readonly onAnswer: (isYes: boolean) => void;
}

/** A yes-or-no question on a line; while it is asked, no other key does anything. */
export function Confirm({ question, isYesDefault = false, isActive = true, onAnswer }: ConfirmProps) {
  const { tones } = useTheme();
  useKeyboard(
    (press) => {
      const letter = press.ctrl || press.alt ? '' : press.text.toLowerCase();
      if (letter === 'y') onAnswer(true);
      else if (letter === 'n' || press.name === 'escape') onAnswer(false);
      else if (press.name === 'enter') onAnswer(isYesDefault);
      return !press.ctrl;
    },
    { isActive },
  );
  return (
    <Text>
      <Text {...tones.strong}>{question}</Text> <Text {...tones.muted}>{isYesDefault ? '[Y/n]' : '[y/N]'}</Text>
    </Text>
  );
}
