"""What the pages share: pure words and payloads, and the Streamlit parts that show them."""
