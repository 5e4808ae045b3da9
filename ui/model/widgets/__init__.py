"""The Streamlit side of this room."""
