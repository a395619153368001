from accounts.models.company import Company
from accounts.models.team import Team
from accounts.models.token import ApiToken
from accounts.models.user import Role, User

__all__ = ["ApiToken", "Company", "Role", "Team", "User"]
