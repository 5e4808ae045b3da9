"""Small Streamlit apps that the browser tests look at."""
