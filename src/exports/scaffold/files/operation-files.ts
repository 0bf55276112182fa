import type { FileSpec } from '../code-file.ts';
import type { CodeModel } from '../code-model.ts';
import asgi from '../templates/asgi.py?raw';
import airflow from '../templates/deploy/airflow_dag.py?raw';
import dagster from '../templates/deploy/dagster_definitions.py?raw';
import githubActions from '../templates/deploy/github_actions.yml?raw';
import prefect from '../templates/deploy/prefect_flow.py?raw';
import logs from '../templates/logs.py?raw';
import pyproject from '../templates/pyproject.toml?raw';
import config from '../templates/streamlit/config.toml?raw';
import secrets from '../templates/streamlit/secrets.toml?raw';
import readme from '../templates/README.md?raw';
import compose from '../templates/compose.yaml?raw';
import worker from '../templates/worker.py?raw';
import { present, python } from './file-spec.ts';

/** What runs the project and watches it: worker, schedule, logs, settings files. */
export function operationFiles(model: CodeModel): readonly FileSpec[] {
  const works = model.tasks.length > 0;
  const schedule = ['observability', 'Schedule', 'Runs the tasks of worker.py.'] as const;
  return present([
    python('logs.py', logs, 'observability', 'Logs and metrics', 'Structured events without data values.'),
    works && python('worker.py', worker, 'ingestion', 'Worker', 'The tasks, their schedule, one process at a time.'),
    works && model.orchestration === 'prefect' && python('prefect_flow.py', prefect, ...schedule),
    works && model.orchestration === 'airflow' && python('airflow_dag.py', airflow, ...schedule),
    works && model.orchestration === 'dagster' && python('dagster_definitions.py', dagster, ...schedule),
    works &&
      model.orchestration === 'github_actions' && {
        path: '.github/workflows/load.yml',
        language: 'yaml' as const,
        template: githubActions,
        section: 'observability' as const,
        title: 'Schedule',
        purpose: 'Runs the tasks of worker.py.',
      },
    model.webhookApis.length > 0 &&
      works &&
      python('asgi.py', asgi, 'apis', 'Webhook', 'Starts an increment when the vendor says that something changed.'),
    toml('.streamlit/config.toml', config, 'security', 'Streamlit settings', 'Production settings.'),
    toml(
      '.streamlit/secrets.toml.example',
      secrets,
      'security',
      'Settings to give',
      'What an installation has to be given.',
    ),
    ...(model.services.length > 0
      ? [
          {
            path: 'compose.yaml',
            language: 'yaml' as const,
            template: compose,
            section: null,
            title: 'Services',
            purpose: 'The services of the design on one machine.',
          },
        ]
      : []),
    {
      path: 'README.md',
      language: 'markdown' as const,
      template: readme,
      section: null,
      title: 'Read me',
      purpose: 'How the project is run, configured, measured and brought up to date.',
    },
    toml('pyproject.toml', pyproject, 'plan', 'Project', 'Pinned requirements, lint and test settings.'),
  ]);
}

function toml(path: string, template: string, section: FileSpec['section'], title: string, purpose: string): FileSpec {
  return { path, language: 'toml', template, section, title, purpose };
}
