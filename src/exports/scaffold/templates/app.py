"""{{ app.title }}: the frame around every page. Start it with `streamlit run app.py`."""

import streamlit as st

#{% if identifies %}
import auth
#{% endif %}
#{% if hasDetails %}
import details
#{% endif %}
#{% if liveStreams.size > 0 %}
import live
#{% endif %}
import logs
#{% if servedTables.size > 0 %}
import overview
#{% endif %}
#{% for source in uploads %}
import {{ source.module }}
#{% endfor %}
from settings import MissingSettingError, sample_data

st.set_page_config(page_title="{{ app.title }}", layout="wide")

PAGES = [
    #{% if servedTables.size > 0 %}
    st.Page(overview.page, title="Overview", url_path="overview", default=True),
    #{% endif %}
    #{% if liveStreams.size > 0 %}
    st.Page(live.page, title="Live", url_path="live"),
    #{% endif %}
    #{% for source in uploads %}
    st.Page(
        {{ source.module }}.page,
        title="{{ source.pageTitle }}",
        url_path="{{ source.slug }}",
    ),
    #{% endfor %}
    #{% if hasDetails %}
    st.Page(details.page, title="Rows", url_path="rows"),
    #{% endif %}
]
#{% if observability == "prometheus" %}
logs.metrics_server()
#{% endif %}
page = st.navigation(PAGES)
if sample_data():
    st.info("Sample data: everything here is made up, until this app is given its settings (README.md).")

# Streamlit stops and reruns a script with exceptions that are no `Exception`, so this catches failures only.
try:
    #{% if identifies %}
    auth.current_viewer()  # asks for a sign-in before any page can draw
    #{% endif %}
    with logs.page_timer(page.title):
        page.run()
except MissingSettingError as problem:
    st.error(str(problem), title="This installation is not complete")
except Exception:
    reference = logs.failure("page_failed", page=page.title)
    st.error(f"This page could not be shown. Tell the team the reference {reference}.")
