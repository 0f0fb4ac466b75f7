"""The memory as tools and resources of the Model Context Protocol: each call is one request to a route."""
