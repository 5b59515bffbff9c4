"""Ready objectives in English."""

DEPARTMENTS = {
    "product": ("Product", "product | products | pm"),
    "engineering": ("Engineering", "engineering | tech | development | dev | it"),
    "marketing": ("Marketing", "marketing | growth"),
    "sales": ("Sales", "sales | selling"),
    "success": ("Customer success", "customer success | success | support | customers | cs"),
}
OBJECTIVES = {
    "product": """
New users succeed in their first week
Activation of new users from 30% to 45%
Time to the first result from 40 min to 15 min
New users who invite a colleague from 8% to 20%

People keep coming back
Weekly active users from 4,000 to 6,500
Retention after a quarter from 35% to 50%
Visits per user and week from 2.1 to 3.5

Users trust every release
Rating by users from 3.8 to 4.5
Defects reported by customers per month from 40 to 15
Releases without a rollback from 85% to 98%
""",
    "engineering": """
A service nobody has to worry about
Availability from 99.5% to 99.95%
Incidents noticed by customers per month from 9 to 3
Time to recover from 90 min to 30 min

Changes reach customers in hours, not weeks
Time from merge to production from 5 days to 1 day
Deployments per week from 3 to 12
Failed deployments from 12% to 4%

A code base that is a pleasure to work in
Build time from 24 min to 8 min
Flaky tests from 60 to 5
Engineers content with their tools from 55% to 80%
""",
    "marketing": """
The right people find us on their own
Visitors from search engines per month from 20,000 to 35,000
Share of visitors with an account from 1.8% to 3%
Cost per qualified lead from 120 USD to 80 USD

Our name stands for something in our market
Brand awareness in the target group from 12% to 20%
Articles about us per quarter from 5 to 15
Newsletter readers from 8,000 to 14,000

Sales gets leads worth calling
Qualified leads per month from 150 to 260
Leads accepted by sales from 48% to 70%
Time to the first contact from 20 h to 4 h
""",
    "sales": """
Revenue grows on solid ground
New annual revenue from 1.2M USD to 1.8M USD
Win rate from 18% to 26%
Share of new industries in revenue from 10% to 25%

A pipeline we can rely on
Pipeline as a multiple of the target from 2 to 3.5
Forecast accuracy from 70% to 90%
Deals without a next step from 35% to 8%

Customers decide sooner
Sales cycle from 75 days to 50 days
Time between demo and offer from 9 days to 3 days
Pilots that become contracts from 30% to 55%
""",
    "success": """
Customers stay and grow with us
Renewal rate from 82% to 92%
Net revenue retention from 98% to 110%
Accounts at risk from 24 to 8

Answers come fast and solve it
First reply time from 6 h to 1 h
Requests solved at the first contact from 55% to 75%
Customers content with support from 86% to 95%

Customers see value early
Time to the first success from 30 days to 10 days
Customers with a success plan from 25% to 70%
Functions in use per customer from 4 to 7
""",
}
