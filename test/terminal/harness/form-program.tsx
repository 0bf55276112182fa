/** A small program that the harness drives: a text field, then a long and a short list, then what was answered. */
import { useState } from 'react';
import { Box, render, Text, useApp, useWindowSize } from 'ink';
import { ChoiceList, ChoicesList } from '../../../src/ui/components/choice-list/choice-list.tsx';
import { KeyBar } from '../../../src/ui/components/layout/key-bar.tsx';
import { Panel } from '../../../src/ui/components/layout/panel.tsx';
import { TextField } from '../../../src/ui/components/text-field/text-field.tsx';
import { KeyboardProvider, useKeyboard } from '../../../src/ui/hooks/keyboard.tsx';

const TRANSPORTS = [
  'Kafka',
  'Kinesis',
  'Redis Streams',
  'NATS',
  'Pulsar',
  'RabbitMQ',
  'Webhooks',
  'Polling',
  'SSE',
  'gRPC',
];

function Form() {
  const { columns, rows } = useWindowSize();
  const { exit } = useApp();
  const [step, setStep] = useState(0);
  const [answers, setAnswers] = useState<readonly string[]>([]);
  const [strays, setStrays] = useState('');
  const answer = (value: string): void => {
    setAnswers((earlier) => [...earlier, value]);
    setStep((current) => current + 1);
  };
  useKeyboard(
    (press) => {
      if (press.ctrl && press.text === 'c') exit();
      else setStrays((earlier) => earlier + press.text);
      return true;
    },
    { layer: 'screen' },
  );
  return (
    <Box flexDirection="column" height={rows} width={columns} overflow="hidden">
      <Panel title="Step by step" width={columns} height={rows - 2}>
        <Text>Step {step + 1}</Text>
        {step === 0 && (
          <TextField
            key="rows"
            width={columns - 4}
            ghost="5M rows"
            interpret={(value) =>
              value.startsWith('?')
                ? { type: 'problem', text: 'A number is needed here' }
                : { type: 'reads', text: `${value.length} units, last is ${value.slice(-6)}` }
            }
            onAccept={answer}
          />
        )}
        {step === 1 && (
          <ChoiceList
            key="transport"
            choices={TRANSPORTS.map((label) => ({ id: label.toLowerCase(), label }))}
            defaultId="nats"
            width={columns - 4}
            rows={6}
            onAccept={answer}
          />
        )}
        {step === 2 && (
          <ChoicesList
            key="regimes"
            choices={[
              { id: 'gdpr', label: 'GDPR' },
              { id: 'hipaa', label: 'HIPAA' },
              { id: 'unknown', label: "I don't know", isExclusive: true },
            ]}
            width={columns - 4}
            rows={5}
            onAccept={(ids) => answer(ids.join('+'))}
          />
        )}
        {step >= 3 && (
          <Text>Answered: {answers.map((value) => `<${value.slice(0, 30)}:${value.length}>`).join(' ')}</Text>
        )}
        {strays !== '' && <Text>Strays: {strays}</Text>}
      </Panel>
      <KeyBar
        width={columns}
        hints={[
          { key: 'Enter', does: 'accept' },
          { key: 'Ctrl-C', does: 'leave' },
        ]}
      />
      <Text>
        {columns}x{rows}
      </Text>
    </Box>
  );
}

const app = render(
  <KeyboardProvider>
    <Form />
  </KeyboardProvider>,
  { alternateScreen: true, exitOnCtrlC: false, maxFps: 120 },
);
await app.waitUntilExit();
