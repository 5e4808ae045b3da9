"""What pages share, a room a feature.

In every room the files beside `widgets/` are pure: words, payloads and figures, made of values and tested
without Streamlit. The files in `widgets/` draw with Streamlit and read its session.
"""
