"""Who is looking{% if scope %}, and which {{ scope.name }}'s rows they may see{% endif %}."""

from dataclasses import dataclass
#{% if signIn == "proxy_headers" %}
from hmac import compare_digest
#{% endif %}

#{% if asksStreamlit %}
import streamlit as st

#{% endif %}
#{% if scope and accessInStore %}
import db
#{% endif %}
from settings import {% if accessInSettings %}MissingSettingError, {% endif %}sample_data{% if accessInSettings or signIn == "proxy_headers" %}, setting{% endif %}


@dataclass(frozen=True)
class Viewer:
    """A person whose identity {{ identityVouched }}."""

    email: str
    #{% if scope %}
    {{ scope.name }}: str
    #{% endif %}


def current_viewer() -> Viewer:
    """The viewer of this session; ends the run with an explanation when there is none to trust."""
    if sample_data():
        return Viewer("somebody@example.com"{% if scope %}, "north"{% endif %})  # nobody's data is shown
    #{% if signIn == "oidc" %}
    if not st.user.get("is_logged_in", False):
        st.info("Sign in to see this app.")
        st.button("Sign in", on_click=st.login, type="primary")
        st.stop()
    if st.user.get("email_verified") is False:
        st.error("Your identity provider has not verified your address yet.")
        st.stop()
    email = str(st.user.get("email", "")).casefold()
    #{% elsif signIn == "proxy_headers" %}
    # A header proves nothing by itself: only the proxy knows the secret, and it strips both names from requests.
    proof = st.context.headers.get("X-Proxy-Secret", "")
    if not compare_digest(proof.encode(), setting("auth", "proxy_secret").encode()):
        st.error("This app is reached through its sign-in proxy only.")
        st.stop()
    email = str(st.context.headers.get("X-Forwarded-Email", "")).casefold()
    #{% else %}
    email = "anyone"  # {{ identityVouched }}
    #{% endif %}
    #{% if scope %}
    found = {{ scope.name }}_of(email)
    if found is None:
        st.error(f"{email} has not been given access to any rows. Ask the owner of this app.")
        st.stop()
    return Viewer(email, found)
    #{% else %}
    return Viewer(email)
    #{% endif %}
#{% if scope %}


#{% if accessInStore %}
@st.cache_data(ttl={{ accessTtl }}, max_entries=1, scope="session", show_spinner=False)
def {{ scope.name }}_of(email: str) -> str | None:
    """From the table viewer_access; kept in the viewer's own session only."""
    query = "SELECT {{ scope.column }} FROM viewer_access WHERE email = :email"
    found = db.read("{{ storeConnection }}", query, {"email": email})
    return None if len(found) == 0 else {{ firstScope }}
#{% else %}
def {{ scope.name }}_of(email: str) -> str | None:
    """From the settings: one line for each viewer under [access]."""
    try:
        return setting("access", email)
    except MissingSettingError:
        return None
#{% endif %}
#{% endif %}
