import type { Source } from './source.ts';

/** A name, or a parameter of a call, that Streamlit once had. */
export interface Retired {
  /** As code writes it after `st.`: `experimental_rerun`, `components.v1.html`. */
  readonly name: string;
  /** The parameter that went, of a call that stayed; null when the name itself went. */
  readonly parameter: string | null;
  /** What the pinned version does with it: it is not there, or it works and tells its users to leave it. */
  readonly state: 'absent' | 'deprecated';
  /** The release that took it away; null while it works or where the notes disagree. */
  readonly removed: string | null;
  /** What to write instead. */
  readonly instead: string;
  readonly source: Source;
}

const notes = (year: number): Source => ({
  id: `st-notes-${year}`,
  title: `Streamlit: release notes of ${year}`,
  url: `https://docs.streamlit.io/develop/quick-reference/release-notes/${year}`,
});

const change = (number: number, title: string): Source => ({
  id: `st-pr-${number}`,
  title: `Streamlit: ${title}`,
  url: `https://github.com/streamlit/streamlit/pull/${number}`,
});

const experimental = change(8943, 'remove experimental commands');
const beta = change(6558, 'remove beta commands');

const gone = (name: string, removed: string | null, instead: string, source: Source): Retired => ({
  name,
  parameter: null,
  state: 'absent',
  removed,
  instead,
  source,
});

const parameterGone = (
  name: string,
  parameter: string,
  removed: string | null,
  instead: string,
  source: Source,
): Retired => ({ name, parameter, state: 'absent', removed, instead, source });

const customComponents: Source = {
  id: 'st-components-v1',
  title: 'Streamlit: components.v1',
  url: 'https://github.com/streamlit/streamlit/blob/1.64.0/lib/streamlit/components/v1/__init__.py',
};

/** What Streamlit no longer has, or asks its users to leave; a test holds each to the API catalogue. */
export const retiredFromStreamlit: readonly Retired[] = [
  gone('cache', '1.62', 'st.cache_data for data, st.cache_resource for connections', change(15787, 'remove st.cache')),
  gone('experimental_memo', '1.37', 'st.cache_data', experimental),
  gone('experimental_singleton', '1.37', 'st.cache_resource', experimental),
  gone('experimental_rerun', '1.37', 'st.rerun', experimental),
  gone('experimental_connection', '1.37', 'st.connection', experimental),
  gone('experimental_data_editor', '1.37', 'st.data_editor', experimental),
  gone('experimental_get_query_params', '1.54', 'st.query_params', notes(2026)),
  gone('experimental_set_query_params', '1.54', 'st.query_params', notes(2026)),
  gone('experimental_user', '1.54', 'st.user', notes(2026)),
  gone('experimental_fragment', '1.49', 'st.fragment', notes(2025)),
  gone('experimental_dialog', '1.49', 'st.dialog', notes(2025)),
  gone('experimental_audio_input', '1.45', 'st.audio_input', notes(2025)),
  gone('experimental_show', '1.23', 'st.write', beta),
  gone('beta_columns', '1.23', 'st.columns', beta),
  gone('beta_container', '1.23', 'st.container', beta),
  gone('beta_expander', '1.23', 'st.expander', beta),
  gone('beta_set_page_config', '1.23', 'st.set_page_config', beta),
  gone('beta_color_picker', '0.76', 'st.color_picker', notes(2021)),
  gone('deck_gl_chart', '0.68', 'st.pydeck_chart', notes(2020)),
  gone('bokeh_chart', null, 'the streamlit-bokeh component', change(15636, 'remove st.bokeh_chart')),
  gone('add_rows', '1.58', 'a redraw in a fragment or in st.empty', change(15034, 'remove add_rows')),
  parameterGone('cache_data', 'experimental_allow_widgets', '1.49', 'widgets outside the cached function', notes(2025)),
  parameterGone(
    'cache_resource',
    'experimental_allow_widgets',
    '1.49',
    'widgets outside the cached function',
    notes(2025),
  ),
  parameterGone('cache_data', 'allow_output_mutation', '1.62', 'st.cache_resource', change(15787, 'remove st.cache')),
  parameterGone('cache_data', 'suppress_st_warning', '1.62', 'nothing', change(15787, 'remove st.cache')),
  parameterGone('image', 'format', '0.78', 'output_format=', notes(2021)),
  parameterGone('plotly_chart', 'sharing', '1.57', 'nothing', notes(2026)),
  parameterGone('file_uploader', 'encoding', '0.74', 'decoding the bytes yourself', notes(2021)),
  {
    name: 'components.v1.html',
    parameter: null,
    state: 'deprecated',
    removed: null,
    instead: 'st.iframe or st.html',
    source: customComponents,
  },
  {
    name: 'components.v1.iframe',
    parameter: null,
    state: 'deprecated',
    removed: null,
    instead: 'st.iframe',
    source: customComponents,
  },
  {
    name: 'image',
    parameter: 'use_column_width',
    state: 'deprecated',
    removed: null,
    instead: 'width="stretch", width="content" or a number of pixels; it has no effect any more',
    source: change(15786, 'use_column_width of st.image'),
  },
  ...[
    'altair_chart',
    'area_chart',
    'bar_chart',
    'button',
    'data_editor',
    'dataframe',
    'download_button',
    'form_submit_button',
    'graphviz_chart',
    'image',
    'line_chart',
    'link_button',
    'map',
    'page_link',
    'plotly_chart',
    'popover',
    'pydeck_chart',
    'pyplot',
    'scatter_chart',
    'vega_lite_chart',
  ].map((name): Retired => ({
    name,
    parameter: 'use_container_width',
    state: 'deprecated',
    removed: null,
    instead: 'width="stretch" for True, width="content" for False',
    source: notes(2025),
  })),
];
