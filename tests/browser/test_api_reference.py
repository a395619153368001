"""The API's reference works under the content security policy, without signing in."""


def test_the_reference_lists_the_operations(page):
    page.goto("/api/docs/")

    page.get_by_text("/api/v1/search/complete/").click()

    assert page.get_by_role("button", name="Try it out").is_visible()
